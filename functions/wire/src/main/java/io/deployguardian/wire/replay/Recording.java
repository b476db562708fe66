package io.deployguardian.wire.replay;

import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.wire.payload.BadPayload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is on record of a rollout's canary.
 *
 * @param plan the plan that it was judged by; empty for a rollout that never had one
 */
public record Recording(
    Recorded rollout, List<Measurement> measurements, Optional<CanaryPlan> plan) {

  public Recording {
    measurements = List.copyOf(measurements);
  }

  int latestStage() {
    return measurements.stream().mapToInt(Measurement::stage).max().orElse(0);
  }

  boolean isComparable() {
    return rollout.subject().baseline().isPresent();
  }

  /**
   * @param place of {@code metrics}
   * @throws BadPayload if one of them is recorded as another kind: no judge could make sense of it
   */
  void check(List<Metric> metrics, String place) {
    for (int i = 0; i < metrics.size(); i++) {
      Metric metric = metrics.get(i);
      Optional<Kind> recorded = kindOf(metric.name());
      if (recorded.isPresent() && recorded.get() != metric.kind()) {
        throw new BadPayload(
            place + "[" + i + "].kind",
            word(metric.kind()),
            word(recorded.get()) + ", as which it was recorded");
      }
    }
  }

  private Optional<Kind> kindOf(String metric) {
    return measurements.stream()
        .filter(measurement -> measurement.metric().equals(metric))
        .flatMap(measurement -> Stream.of(measurement.baseline(), measurement.canary()))
        .flatMap(reading -> kindOf(reading).stream())
        .findFirst();
  }

  private static Optional<Kind> kindOf(Reading reading) {
    return switch (reading) {
      case Reading.Count count -> Optional.of(Kind.RATIO);
      case Reading.Value value -> Optional.of(Kind.VALUE);
      case Reading.Missing missing -> Optional.empty();
    };
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
