package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Objects;

/**
 * One reading of one metric on both sides over one interval, at one stage.
 *
 * @param at the interval's end
 */
public record Measurement(
    String metric, int stage, Instant from, Instant at, Reading baseline, Reading canary) {

  public Measurement {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(baseline, "baseline");
    Objects.requireNonNull(canary, "canary");
  }

  /** One side of a measurement. */
  public sealed interface Reading {

    /** {@code bad} out of {@code total} events. */
    record Count(long bad, long total) implements Reading {}

    /**
     * @param value in the metric's own unit
     * @param samples how many observations stand behind it; 0 if unknown
     */
    record Value(double value, long samples) implements Reading {}

    /** Nothing arrived. */
    record Missing(String why) implements Reading {}
  }
}
