package io.deployguardian.core.canary;

import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Values of the same interval in pairs, at one stage: a signed-rank test, and the canary's median
 * against the threshold.
 */
final class ValueTest {

  /** Fewer intervals than this have no median worth a name. */
  static final int ENOUGH = 5;

  /**
   * Fewer pairs than this can't reach the level, whatever they say: 1 / 2^10 is the first below
   * 0.001.
   */
  static final int ENOUGH_PAIRS = 10;

  /** A difference that is real but smaller than this share fails nobody. */
  private static final double NOTABLE = 0.125;

  private ValueTest() {}

  static Verdict judge(Metric metric, List<Measurement> measurements, boolean comparable) {
    double[][] pairs =
        measurements.stream()
            .filter(m -> isUsable(m.canary()) && (!comparable || isUsable(m.baseline())))
            .map(m -> new double[] {comparable ? value(m.baseline()) : 0, value(m.canary())})
            .toArray(double[][]::new);
    double[] canary = Arrays.stream(pairs).mapToDouble(pair -> pair[1]).toArray();
    double[] baseline = Arrays.stream(pairs).mapToDouble(pair -> pair[0]).toArray();
    String n = sentence(canary, baseline, comparable);
    if (pairs.length < ENOUGH) {
      return Verdict.inconclusive(
          metric.name(), "too few intervals, " + ENOUGH + " are needed: " + n);
    }
    if (isBeyondThreshold(metric, canary)) {
      return Verdict.fail(
          metric.name(),
          "beyond the threshold of " + number(metric.threshold().getAsDouble()) + ": " + n);
    }
    if (comparable && pairs.length < ENOUGH_PAIRS) {
      return Verdict.inconclusive(
          metric.name(), "too few intervals, " + ENOUGH_PAIRS + " are needed to compare: " + n);
    }
    if (comparable && isWorse(metric, pairs, median(canary), median(baseline))) {
      return Verdict.fail(metric.name(), "worse than the baseline: " + n);
    }
    if (!comparable && metric.threshold().isEmpty()) {
      return Verdict.inconclusive(metric.name(), "neither a baseline nor a threshold: " + n);
    }
    return new Verdict.Pass(List.of(new Reason(metric.name(), n)));
  }

  private static boolean isWorse(Metric metric, double[][] pairs, double canary, double baseline) {
    for (int sign : FixedJudge.worseSigns(metric.direction())) {
      double[] differences =
          Arrays.stream(pairs).mapToDouble(pair -> sign * (pair[1] - pair[0])).toArray();
      boolean notable =
          sign * (canary - baseline) > NOTABLE * Math.max(Math.abs(baseline), Math.abs(canary));
      if (notable && ExactTests.signedRank(differences) < FixedJudge.LEVEL) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBeyondThreshold(Metric metric, double[] canary) {
    if (metric.threshold().isEmpty()) {
      return false;
    }
    double limit = metric.threshold().getAsDouble();
    double middle = median(canary);
    return metric.direction() == Metric.Direction.DECREASE ? middle < limit : middle > limit;
  }

  private static boolean isUsable(Reading reading) {
    return reading instanceof Reading.Value value && Double.isFinite(value.value());
  }

  private static double value(Reading reading) {
    return ((Reading.Value) reading).value();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String sentence(double[] canary, double[] baseline, boolean comparable) {
    if (canary.length == 0) {
      return "no usable interval";
    }
    String own = "canary's median " + number(median(canary));
    String other = comparable ? ", baseline's " + number(median(baseline)) : "";
    return own + other + ", over " + canary.length + " intervals";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
