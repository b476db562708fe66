package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.plan.SlowerThan;
import java.util.Locale;
import java.util.Optional;

/**
 * The names that every metric source knows. What they are is no matter of opinion: an error rate
 * that is declared a value has no data, and one of which less is worse never fails anybody.
 */
final class KnownMetric {

  private KnownMetric() {}

  static void check(String name, Kind kind, Direction direction, Block metric) {
    Optional<Kind> known = kindOf(name);
    known
        .filter(right -> right != kind)
        .ifPresent(right -> wrong(metric, "kind", word(right) + ", as which it is measured"));
    if (known.isPresent() && direction == Direction.DECREASE) {
      wrong(metric, "direction", "increase or either: more of it is worse");
    }
  }

  private static Optional<Kind> kindOf(String name) {
    if (name.equals("error-rate") || SlowerThan.named(name).isPresent()) {
      return Optional.of(Kind.RATIO);
    }
    return name.matches("latency-p(50|95|99)") ? Optional.of(Kind.VALUE) : Optional.empty();
  }

  private static void wrong(Block metric, String key, String expected) {
    metric.get(key).ifPresent(spot -> spot.wrong(expected));
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
