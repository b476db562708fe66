package io.deployguardian.core.plan;

import io.deployguardian.core.rollout.Subject;

/** Where plans come from: the guarded repository at the deployed commit, or a file. */
public interface PlanSource {

  Fetched fetch(Subject subject);

  /** What was there. A source that can't be reached throws, and is asked again. */
  sealed interface Fetched {

    /**
     * @param document where the text was found, for the decision log
     */
    record Found(String text, String document) implements Fetched {}

    record Absent(String document) implements Fetched {}
  }
}
