package io.deployguardian.benchmarks.peers;

import io.deployguardian.benchmarks.simulation.Outcome;
import io.deployguardian.benchmarks.simulation.Watcher;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Measurement;
import java.util.List;
import java.util.OptionalInt;

/**
 * A Mann-Whitney test that is made for one look at the end, looked at after every interval. It
 * fails a canary once the 98 % confidence interval of the shift lies above 25 % of the shift's
 * Hodges-Lehmann estimate: the rule of Spinnaker's canary analysis, Kayenta, with its defaults.
 *
 * <p>The interval is the classical one (Hollander and Wolfe, Nonparametric Statistical Methods,
 * chapter 4): the ordered differences of all pairs, cut at both ends by the normal approximation of
 * U. Below five intervals there is none.
 */
final class FixedHorizonMannWhitney implements Watcher {

  private static final double TOLERANCE = 0.25;

  /** The normal distribution's 99th percentile: 1 % lies beyond each end. */
  private static final double Z = 2.3263;

  @Override
  public String name() {
    return "Mann-Whitney";
  }

  @Override
  public Outcome watch(Metric metric, List<Measurement> measurements) {
    var differences = new PairDifferences();
    for (int i = 0; i < measurements.size(); i++) {
      var baseline = Readings.number(measurements.get(i).baseline());
      var canary = Readings.number(measurements.get(i).canary());
      if (baseline.isPresent() && canary.isPresent()) {
        differences.add(baseline.getAsDouble(), canary.getAsDouble());
      }
      if (isWorse(differences)) {
        return Outcome.failed(i + 1);
      }
    }
    return Outcome.PASSED;
  }

  private static boolean isWorse(PairDifferences differences) {
    OptionalInt lowest = lowestWithin(differences.size());
    return lowest.isPresent()
        && differences.smallest(lowest.getAsInt()) > TOLERANCE * Math.abs(differences.median());
  }

  /**
   * Where the interval begins: at the so many smallest difference, from 1.
   *
   * @param n measurements on either side
   */
  static OptionalInt lowestWithin(int n) {
    double pairs = (double) n * n;
    int lowest = (int) Math.floor(pairs / 2 - Z * Math.sqrt(pairs * (2 * n + 1) / 12));
    return lowest >= 1 ? OptionalInt.of(lowest) : OptionalInt.empty();
  }
}
