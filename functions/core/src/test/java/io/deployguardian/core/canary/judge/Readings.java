package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.judge.Case.Pair;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Tolerance;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Readings and metrics in few words. */
final class Readings {

  static final Reading NOTHING = new Reading.Missing("nothing arrived");

  private Readings() {}

  static Reading count(long bad, long total) {
    return new Reading.Count(bad, total);
  }

  /** With enough samples behind it for any percentile that is in use. */
  static Reading value(double value) {
    return new Reading.Value(value, 1000);
  }

  static IntFunction<Reading> always(Reading reading) {
    return i -> reading;
  }

  /** A value with a noise of up to 3 %, another one for each salt. */
  static IntFunction<Reading> about(double value, int salt) {
    return i -> value(value * (1 + 0.03 * Math.sin(salt + 2.4 * i)));
  }

  static List<Pair> pairs(
      int intervals, IntFunction<Reading> baseline, IntFunction<Reading> canary) {
    return pairs(0, intervals, baseline, canary);
  }

  static List<Pair> pairs(
      int stage, int intervals, IntFunction<Reading> baseline, IntFunction<Reading> canary) {
    return IntStream.range(0, intervals)
        .mapToObj(i -> new Pair(stage, baseline.apply(i), canary.apply(i)))
        .toList();
  }

  static Metric named(Metric metric, String name) {
    return new Metric(
        name,
        metric.kind(),
        metric.direction(),
        metric.threshold(),
        metric.tolerance(),
        metric.critical(),
        metric.required());
  }

  static Metric limited(Metric metric, double threshold) {
    return new Metric(
        metric.name(),
        metric.kind(),
        metric.direction(),
        OptionalDouble.of(threshold),
        metric.tolerance(),
        metric.critical(),
        metric.required());
  }

  static Metric towards(Metric metric, Direction direction) {
    return new Metric(
        metric.name(),
        metric.kind(),
        direction,
        metric.threshold(),
        metric.tolerance(),
        metric.critical(),
        metric.required());
  }

  static Metric tolerating(Metric metric, double relative) {
    return new Metric(
        metric.name(),
        metric.kind(),
        metric.direction(),
        metric.threshold(),
        new Tolerance(relative, metric.tolerance().absolute()),
        metric.critical(),
        metric.required());
  }

  static Metric counting(Metric metric, boolean critical, boolean required) {
    return new Metric(
        metric.name(),
        metric.kind(),
        metric.direction(),
        metric.threshold(),
        metric.tolerance(),
        critical,
        required);
  }
}
