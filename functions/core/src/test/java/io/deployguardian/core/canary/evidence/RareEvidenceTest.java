package io.deployguardian.core.canary.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RareEvidenceTest {

  private static final double[] FACTORS = {1.3, 1.7, 2.5, 5, 20};
  private static final double[] WEIGHTS = {0.2, 0.25, 0.2, 0.2, 0.15};

  @Property(tries = 500, seed = "3031")
  void is_a_mixture_of_binomial_likelihood_ratios(
      @ForAll @Size(min = 1, max = 30) int[] totals,
      @ForAll @DoubleRange(min = 0.0001, max = 0.5) @Scale(6) double share,
      @ForAll @DoubleRange(min = 0, max = 2) @Scale(6) double rate) {
    var evidence = new RareEvidence(share);
    var logs = new double[FACTORS.length];
    for (int any : totals) {
      int all = 1 + Math.floorMod(any, 2000);
      int events = (int) Math.min(all, Math.round(rate * share * all));
      evidence.observe(events, all);
      double weight = 1 / (1 + 0.09 * share * all);
      double at = BinomialDistribution.of(all, share).logProbability(events);
      for (int i = 0; i < logs.length; i++) {
        var rarer = BinomialDistribution.of(all, share / FACTORS[i]);
        logs[i] += weight * (rarer.logProbability(events) - at);
      }
    }
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      sum += WEIGHTS[i] * Math.exp(logs[i]);
    }
    if (sum > 1e-8) {
      Close.sameTo(1, evidence.log(), Math.log(sum));
    } else {
      assertThat(evidence.log()).isLessThan(-18);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 50, 400, 3000})
  void chance_alone_makes_no_evidence(int all) {
    for (double share : new double[] {0.0005, 0.001, 0.02, 0.3}) {
      for (double more : new double[] {1, 1.5, 3}) {
        var chance = BinomialDistribution.of(all, share * more);
        double mean = 0;
        for (int events = 0; events <= all; events++) {
          var evidence = new RareEvidence(share);
          evidence.observe(events, all);
          mean += chance.probability(events) * Math.exp(evidence.log());
        }
        assertThat(mean).isBetween(0.0, 1 + 1e-9);
      }
    }
  }

  @Property(tries = 100, seed = "3032")
  void fewer_events_of_more_are_more_evidence(
      @ForAll @IntRange(min = 1, max = 100) int events,
      @ForAll @IntRange(min = 100, max = 100_000) int all) {
    assertThat(after(events - 1, all)).isGreaterThanOrEqualTo(after(events, all));
  }

  @Test
  void no_event_in_enough_traffic_is_evidence_and_nothing_is_rarer_than_never() {
    assertThat(after(0, 10_000)).isGreaterThan(Math.log(20));
    var never = new RareEvidence(0);
    never.observe(0, 1e9);
    assertThat(never.log()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  private static double after(int events, int all) {
    var evidence = new RareEvidence(0.001);
    for (int i = 0; i < 10; i++) {
      evidence.observe(events / 10.0, all / 10.0);
    }
    return evidence.log();
  }
}
