package io.deployguardian.core.pipeline;

import io.deployguardian.core.rollout.Origin;
import java.util.List;

/** GitHub's workflow runs. */
public interface Runs {

  /** How a run stands, by GitHub's word and not by a webhook's. */
  Standing standing(Origin origin, long run);

  /** Runs the failed jobs once more. */
  Asked rerunFailedJobs(Origin origin, long run);

  /** How a run stands. */
  sealed interface Standing {

    /** Its first attempt failed, and nobody runs it again yet. */
    record FailedOnce(List<FailedJob> jobs) implements Standing {
      public FailedOnce {
        jobs = List.copyOf(jobs);
      }
    }

    /** Anything else: it runs again, was cancelled, or succeeded meanwhile. */
    record Other(String what) implements Standing {}

    record Unavailable(String why) implements Standing {}

    record Refused(String why) implements Standing {}
  }

  /** What became of asking for another attempt. */
  sealed interface Asked {

    record Accepted() implements Asked {}

    record Unavailable(String why) implements Asked {}

    record Refused(String why) implements Asked {}
  }
}
