package io.deployguardian.core.canary;

import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * Bad events out of all events, at one stage: Fisher's exact test, and the canary's share against
 * the threshold.
 */
final class RatioTest {

  /** Fewer canary events than this say nothing about a share. */
  static final long ENOUGH = 50;

  private RatioTest() {}

  static Verdict judge(Metric metric, List<Measurement> measurements, boolean comparable) {
    Sum canary = Sum.of(measurements.stream().map(Measurement::canary).toList());
    Sum baseline = Sum.of(measurements.stream().map(Measurement::baseline).toList());
    String n = sentence(canary, baseline, comparable);
    if (canary.impossible() || baseline.impossible()) {
      return Verdict.inconclusive(metric.name(), "more bad events than events: " + n);
    }
    if (isWorse(metric, canary, baseline, comparable)) {
      return Verdict.fail(metric.name(), "worse than the baseline: " + n);
    }
    if (isBeyondThreshold(metric, canary)) {
      return Verdict.fail(
          metric.name(),
          "beyond the threshold of " + percent(metric.threshold().getAsDouble()) + ": " + n);
    }
    if (canary.total < ENOUGH || (comparable && baseline.total < ENOUGH)) {
      return Verdict.inconclusive(
          metric.name(), "too little traffic, " + ENOUGH + " events a side are needed: " + n);
    }
    if (!comparable && metric.threshold().isEmpty()) {
      return Verdict.inconclusive(metric.name(), "neither a baseline nor a threshold: " + n);
    }
    return new Verdict.Pass(List.of(new Reason(metric.name(), n)));
  }

  private static boolean isWorse(Metric metric, Sum canary, Sum baseline, boolean comparable) {
    if (!comparable || canary.total == 0 || baseline.total == 0) {
      return false;
    }
    for (int sign : FixedJudge.worseSigns(metric.direction())) {
      double p =
          sign > 0
              ? ExactTests.fisher(baseline.bad, baseline.total, canary.bad, canary.total)
              : ExactTests.fisher(canary.bad, canary.total, baseline.bad, baseline.total);
      if (p < FixedJudge.LEVEL) {
        return true;
      }
    }
    return false;
  }

  /**
   * Three errors in five requests are no error rate: the share has to be over the threshold beyond
   * chance.
   */
  private static boolean isBeyondThreshold(Metric metric, Sum canary) {
    if (metric.threshold().isEmpty() || canary.total == 0) {
      return false;
    }
    double limit = metric.threshold().getAsDouble();
    double p =
        metric.direction() == Metric.Direction.DECREASE
            ? ExactTests.binomial(canary.total - canary.bad, canary.total, 1 - limit)
            : ExactTests.binomial(canary.bad, canary.total, limit);
    return p < FixedJudge.LEVEL;
  }

  private static String sentence(Sum canary, Sum baseline, boolean comparable) {
    return comparable ? "canary " + canary + ", baseline " + baseline : "canary " + canary;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  private record Sum(long bad, long total) {

    static Sum of(List<Reading> readings) {
      long bad = 0;
      long total = 0;
      for (Reading reading : readings) {
        if (reading instanceof Reading.Count count && count.total() >= 0 && count.bad() >= 0) {
          bad += count.bad();
          total += count.total();
        }
      }
      return new Sum(bad, total);
    }

    boolean impossible() {
      return bad > total;
    }

    @Override
    public String toString() {
      return total == 0
          ? "no events"
          : bad + " of " + total + " (" + percent((double) bad / total) + ")";
    }
  }
}
