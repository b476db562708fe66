package io.deployguardian.benchmarks.rollouts;

import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/** What every model makes alike. */
final class Minutes {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  static final double SECONDS = INTERVAL.toSeconds();

  private Minutes() {}

  /**
   * @param minute from 0
   */
  static Measurement measurement(
      Metric metric, int stage, int minute, Reading baseline, Reading canary) {
    Instant from = START.plus(INTERVAL.multipliedBy(minute));
    return new Measurement(metric.name(), stage, from, from.plus(INTERVAL), baseline, canary);
  }

  static Metric metric(String name, Metric.Kind kind) {
    return new Metric(
        name,
        kind,
        Metric.Direction.INCREASE,
        OptionalDouble.empty(),
        kind.usualTolerance(),
        true,
        true);
  }
}
