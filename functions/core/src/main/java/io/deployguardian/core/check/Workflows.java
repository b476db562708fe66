package io.deployguardian.core.check;

import io.deployguardian.core.rollout.Subject;
import java.time.Instant;
import java.util.SortedMap;

/** The workflows of a rollout's own repository. */
public interface Workflows {

  /** The input that carries the rollout's id; a run shows it in its name, and is found by that. */
  String ROLLOUT = "guardian_rollout";

  /** The input that says where the release answers; not given where nobody knows. */
  String URL = "url";

  /** The input that says which commit was deployed. */
  String COMMIT = "commit";

  /** Where there is no access to GitHub. */
  Workflows NONE = new NoWorkflows();

  /**
   * How the rollout's run of a workflow stands.
   *
   * @param since no run is older
   */
  Standing find(Subject subject, String file, Instant since);

  /** Starts a workflow of the default branch. */
  Asked dispatch(Subject subject, String file, SortedMap<String, String> inputs);

  /**
   * Runs the failed jobs once more.
   *
   * @param attempt the one that failed
   */
  Asked rerunFailedJobs(Subject subject, long run, int attempt);

  /** How a run stands. */
  sealed interface Standing {

    /** There is none that carries the rollout's id. */
    record Absent() implements Standing {}

    /**
     * @param status GitHub's word, such as {@code queued}
     * @param page where people see it
     */
    record Underway(String status, String page) implements Standing {}

    /**
     * @param attempt 1 for the first
     * @param conclusion GitHub's word, such as {@code success}
     */
    record Ended(long run, int attempt, String conclusion, String page) implements Standing {}

    record Unavailable(String why) implements Standing {}

    record Refused(String why) implements Standing {}
  }

  /** What became of asking for something. */
  sealed interface Asked {

    record Accepted() implements Asked {}

    /** It may have happened all the same. */
    record Unavailable(String why) implements Asked {}

    record Refused(String why) implements Asked {}
  }
}
