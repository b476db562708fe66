package io.deployguardian.core.gate.source;

import io.deployguardian.core.rollout.Subject;
import java.util.List;
import java.util.Objects;

/** GitHub's check runs and commit statuses. */
@FunctionalInterface
public interface Checks {

  /** Those of the deployed commit: of each name and App the latest. */
  Answer<List<Check>> of(Subject subject);

  /**
   * @param name of the check run, or the status' context
   * @param conclusion GitHub's word, such as {@code success}, {@code failure}, {@code queued}
   */
  record Check(String name, State state, String conclusion) {

    public Check {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(conclusion, "conclusion");
    }
  }

  /** Whether a check let the commit through. */
  enum State {
    /** {@code success}, and {@code neutral}: it ran and minds nothing. */
    GREEN,
    /** Not over yet. */
    PENDING,
    /** Anything else; {@code skipped}, too: it never looked at the commit. */
    RED
  }
}
