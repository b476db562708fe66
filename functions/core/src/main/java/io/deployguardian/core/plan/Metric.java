package io.deployguardian.core.plan;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Something that is measured on both sides.
 *
 * @param threshold the absolute limit of the canary alone: a share for ratios, the metric's own
 *     unit for values
 * @param critical whether it can fail a rollout; otherwise it only warns
 * @param required whether a rollout may go on without its data
 */
public record Metric(
    String name,
    Kind kind,
    Direction direction,
    OptionalDouble threshold,
    boolean critical,
    boolean required) {

  /** What a reading is made of. */
  public enum Kind {
    /** Bad events out of all events. */
    RATIO,
    /** A number such as a percentile, in the metric's own unit. */
    VALUE
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
  }
}
