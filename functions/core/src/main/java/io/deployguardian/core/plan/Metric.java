package io.deployguardian.core.plan;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Something that is measured on both sides.
 *
 * @param threshold the absolute limit of the canary alone: a share for ratios, the metric's own
 *     unit for values
 * @param tolerance how much worse than the baseline is still promoted
 * @param critical whether it can fail a rollout; otherwise it only warns
 * @param required whether a rollout may go on without its data
 */
public record Metric(
    String name,
    Kind kind,
    Direction direction,
    OptionalDouble threshold,
    Tolerance tolerance,
    boolean critical,
    boolean required) {

  /** What a reading is made of. */
  public enum Kind {
    /** Bad events out of all events. */
    RATIO(new Tolerance(0.5, 0.001)),
    /** A number such as a percentile, in the metric's own unit. */
    VALUE(new Tolerance(0.1, 0));

    private final Tolerance usual;

    Kind(Tolerance usual) {
      this.usual = usual;
    }

    /** What holds where a plan says nothing. */
    public Tolerance usualTolerance() {
      return usual;
    }
  }

  /** Which way is worse. */
  public enum Direction {
    INCREASE,
    DECREASE,
    EITHER
  }

  public Metric {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(threshold, "threshold");
    if (threshold.isPresent() && Double.isNaN(threshold.getAsDouble())) {
      throw new IllegalArgumentException("threshold of " + name + ": found NaN, expected a number");
    }
    Objects.requireNonNull(tolerance, "tolerance");
  }
}
