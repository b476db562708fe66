package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.Analysis;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.plan.Tolerance;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Anything that the types allow. */
final class Nonsense {

  private static final List<String> NAMES =
      List.of("errors", "latency-p99", "p0", "p100", "p99.99", "p", "", "latency-p50.000001");

  private Nonsense() {}

  static Arbitrary<Analysis> any() {
    return Combinators.combine(
            metrics().list().ofMaxSize(4),
            measurements().list().ofMaxSize(80),
            Arbitraries.integers(),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            risks())
        .as(Analysis::new);
  }

  /** Readings of one metric that is there to be judged, with counts up to a million billions. */
  static Arbitrary<Analysis> ofOneMetric() {
    return Combinators.combine(
            metrics(),
            Combinators.combine(numbers(upTo(1L << 50)), numbers(upTo(1L << 50)))
                .as(Nonsense::measurement)
                .list()
                .ofMaxSize(60),
            Arbitraries.of(true, true, false))
        .as(
            (metric, all, comparable) ->
                new Analysis(
                    List.of(metric),
                    all.stream()
                        .map(
                            m ->
                                new Measurement(
                                    metric.name(), 0, m.from(), m.at(), m.baseline(), m.canary()))
                        .toList(),
                    0,
                    comparable,
                    false,
                    Risk.USUAL));
  }

  private static Arbitrary<Metric> metrics() {
    return Combinators.combine(
            Arbitraries.of(NAMES),
            Arbitraries.of(Kind.class),
            Arbitraries.of(Direction.class),
            doubles().filter(d -> !d.isNaN()).optional().map(Nonsense::some),
            tolerances(),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Metric::new);
  }

  private static OptionalDouble some(Optional<Double> value) {
    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
  }

  private static Arbitrary<Tolerance> tolerances() {
    return Combinators.combine(
            Arbitraries.of(Double.MIN_VALUE, 1e-12, 0.001, 0.1, 0.35, 0.5, 10.0),
            Arbitraries.of(0.0, Double.MIN_VALUE, 0.001, 0.5, Math.nextDown(1.0)))
        .as(Tolerance::new);
  }

  private static Arbitrary<Risk> risks() {
    var chances = Arbitraries.of(1e-9, 0.01, 0.5, Math.nextDown(1.0));
    return Combinators.combine(chances, chances).as(Risk::new);
  }

  private static Arbitrary<Measurement> measurements() {
    return Combinators.combine(Arbitraries.of(NAMES), stages(), readings(), readings())
        .as(
            (name, stage, baseline, canary) ->
                new Measurement(name, stage, Instant.EPOCH, Instant.MAX, baseline, canary));
  }

  private static Measurement measurement(Reading baseline, Reading canary) {
    return new Measurement("", 0, Instant.EPOCH, Instant.MAX, baseline, canary);
  }

  private static Arbitrary<Integer> stages() {
    return Arbitraries.oneOf(Arbitraries.integers(), Arbitraries.of(0, 0, 0, 1, 2));
  }

  private static Arbitrary<Reading> readings() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(3).map(Reading.Missing::new), numbers(longs()));
  }

  private static Arbitrary<Reading> numbers(Arbitrary<Long> longs) {
    Arbitrary<Reading> counts =
        Combinators.combine(longs, longs).as((bad, total) -> new Reading.Count(bad, total));
    Arbitrary<Reading> values =
        Combinators.combine(doubles(), longs)
            .as((value, samples) -> new Reading.Value(value, samples));
    return Arbitraries.oneOf(counts, values);
  }

  private static Arbitrary<Long> longs() {
    return Arbitraries.oneOf(
        Arbitraries.longs(),
        Arbitraries.longs().between(0, 1000),
        Arbitraries.of(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, 0L, 1L, 1L << 62));
  }

  private static Arbitrary<Long> upTo(long most) {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(-3, most),
        Arbitraries.longs().between(0, 1000),
        Arbitraries.of(0L, 1L, most));
  }

  private static Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.doubles(),
        Arbitraries.doubles().between(-1, 2),
        Arbitraries.of(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            0.0,
            -0.0,
            1.0,
            100.0));
  }
}
