package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** {@code metrics:} what is measured on both sides. Strict by default: critical and required. */
final class MetricSection {

  private static final String RATIO = "a share, 0 to 1 or 0% to 100%";
  private static final String VALUE = "a number, 0 or more, in the metric's own unit";

  private MetricSection() {}

  static List<Metric> read(Spot at) {
    Set<String> names = new TreeSet<>();
    List<Metric> metrics =
        at.items(PlanLimits.METRICS, "metrics").stream()
            .map(spot -> metric(spot, names))
            .flatMap(Optional::stream)
            .toList();
    // Metrics that can only warn, or may be missing, would pass anything at all.
    if (!metrics.isEmpty() && metrics.stream().noneMatch(m -> m.critical() && m.required())) {
      at.wrong("at least one metric that is both critical and required");
    }
    return metrics;
  }

  private static Optional<Metric> metric(Spot at, Set<String> names) {
    Block metric =
        Block.withKeys(at, "name", "kind", "direction", "threshold", "critical", "required");
    Optional<String> name = metric.name(metric.need("name", "a name"));
    name.filter(n -> !names.add(n))
        .ifPresent(n -> metric.get("name").orElse(at).wrong("a name that no other metric has"));
    Optional<Kind> kind =
        metric.need("kind", "one of ratio, value").flatMap(spot -> Block.word(spot, Kind.class));
    Direction direction =
        metric
            .get("direction")
            .flatMap(spot -> Block.word(spot, Direction.class))
            .orElse(Direction.INCREASE);
    OptionalDouble threshold = threshold(metric, kind);
    boolean critical = metric.truth("critical", true);
    boolean required = metric.truth("required", true);
    if (name.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Metric(name.get(), kind.get(), direction, threshold, critical, required));
  }

  private static OptionalDouble threshold(Block metric, Optional<Kind> kind) {
    Optional<Spot> at = metric.get("threshold");
    if (at.isEmpty() || kind.isEmpty()) {
      return OptionalDouble.empty();
    }
    Optional<Double> value =
        switch (kind.get()) {
          case RATIO -> Block.valid(at.get(), MetricSection::share, RATIO);
          case VALUE -> Block.valid(at.get(), Scalars::decimal, VALUE);
        };
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private static Optional<Double> share(Scalars scalar) {
    return scalar.percent().or(scalar::decimal).filter(share -> share <= 1);
  }
}
