package io.deployguardian.core.gate.source;

import io.deployguardian.core.rollout.Subject;
import java.util.Objects;

/** The deployment as GitHub's API tells it, whatever a payload said. */
@FunctionalInterface
public interface Origins {

  Answer<Told> of(Subject subject);

  /**
   * @param ref the branch, tag or commit that was asked for
   * @param creator the login of whoever made it
   */
  record Told(String commit, String environment, String ref, String creator, Maker maker) {

    public Told {
      Objects.requireNonNull(commit, "commit");
      Objects.requireNonNull(environment, "environment");
      Objects.requireNonNull(ref, "ref");
      Objects.requireNonNull(creator, "creator");
      Objects.requireNonNull(maker, "maker");
    }
  }

  /** What made a deployment. */
  enum Maker {
    /** A job of a workflow run. */
    WORKFLOW,
    /** An App or a bot on its own account. */
    APP,
    /** Somebody with a token of their own. */
    PERSON
  }
}
