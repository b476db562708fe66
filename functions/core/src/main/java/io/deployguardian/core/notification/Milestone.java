package io.deployguardian.core.notification;

import io.deployguardian.core.rollout.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One step of a rollout as people tell it.
 *
 * @param what such as {@code smoke test} or {@code soak at 10 %}
 * @param until when it was over; a decision takes no time, so both may be the same
 * @param reasons why it ended as it did
 */
public record Milestone(
    String what, Instant from, Optional<Instant> until, Mark mark, List<Reason> reasons) {

  public Milestone {
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(mark, "mark");
    reasons = List.copyOf(reasons);
  }

  /** What it came to. */
  public enum Mark {
    RUNNING("running"),
    PASSED("passed"),
    FAILED("failed"),
    /** Neither: a person decided, or will. */
    UNDECIDED("undecided"),
    DONE("done"),
    /** Something else came first. */
    ENDED("ended");

    private final String word;

    Mark(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
