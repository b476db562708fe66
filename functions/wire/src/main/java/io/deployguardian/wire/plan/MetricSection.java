package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.plan.Tolerance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** {@code metrics:} what is measured on both sides. Strict by default: critical and required. */
final class MetricSection {

  private static final String[] KEYS = {
    "name",
    "kind",
    "direction",
    "threshold",
    "tolerance",
    "absoluteTolerance",
    "critical",
    "required"
  };

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
    Block metric = Block.withKeys(at, KEYS);
    Optional<String> name = name(metric, names);
    Optional<Kind> kind =
        metric.need("kind", "one of ratio, value").flatMap(spot -> Block.word(spot, Kind.class));
    Direction direction =
        metric
            .get("direction")
            .flatMap(spot -> Block.word(spot, Direction.class))
            .orElse(Direction.INCREASE);
    boolean critical = metric.truth("critical", true);
    boolean required = metric.truth("required", true);
    // Without its kind nobody knows what its numbers are.
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    name.ifPresent(n -> KnownMetric.check(n, kind.get(), direction, metric));
    OptionalDouble threshold = threshold(metric, kind.get());
    Tolerance tolerance = tolerance(metric, kind.get());
    return name.map(
        n -> new Metric(n, kind.get(), direction, threshold, tolerance, critical, required));
  }

  private static Optional<String> name(Block metric, Set<String> names) {
    Optional<String> name = metric.need("name", "a name").flatMap(Form.NAME::read);
    name.filter(n -> !names.add(n))
        .flatMap(n -> metric.get("name"))
        .ifPresent(spot -> spot.wrong("a name that no other metric has"));
    return name;
  }

  private static OptionalDouble threshold(Block metric, Kind kind) {
    Optional<Double> threshold =
        metric
            .get("threshold")
            .flatMap(
                spot ->
                    switch (kind) {
                      case RATIO -> Block.share(spot, PlanLimits.SHARE);
                      case VALUE -> Block.number(spot, PlanLimits.VALUE);
                    });
    return threshold.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private static Tolerance tolerance(Block metric, Kind kind) {
    Tolerance usual = kind.usualTolerance();
    double relative =
        metric
            .get("tolerance")
            .flatMap(spot -> Block.share(spot, PlanLimits.TOLERANCE))
            .orElse(usual.relative());
    double absolute =
        metric
            .get("absoluteTolerance")
            .flatMap(spot -> absolute(spot, kind))
            .orElse(usual.absolute());
    return new Tolerance(relative, absolute);
  }

  private static Optional<Double> absolute(Spot at, Kind kind) {
    if (kind == Kind.VALUE) {
      at.wrong("no absoluteTolerance of a value: it is for ratios");
      return Optional.empty();
    }
    return Block.share(at, PlanLimits.ABSOLUTE_TOLERANCE);
  }
}
