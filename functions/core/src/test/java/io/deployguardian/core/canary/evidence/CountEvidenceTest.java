package io.deployguardian.core.canary.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That it is an e-process: under chance alone, its expectation never gets above 1. Exactly. */
class CountEvidenceTest {

  private static final double NO_MORE = 1 + 1e-9;
  private static final double[] SHARES = {0.01, 0.1, 0.3, 0.5, 0.9};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 17, 60, 400})
  void chance_alone_makes_no_evidence_of_more(int all) {
    for (double share : SHARES) {
      for (double odds : new double[] {1, 0.9, 0.5}) {
        assertThat(expected(CountEvidence::ofMore, OddsGrid.usual(), all, share, odds))
            .isBetween(0.0, NO_MORE);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "0.5, 0.8", "1, 1", "3, 3", "10, 10", "10, 30"})
  void whoever_is_at_the_tolerance_or_beyond_it_is_not_shown_to_be_within(
      double tolerance, double excess) {
    var grid = OddsGrid.fitting(tolerance);
    for (int all : new int[] {1, 2, 5, 17, 60, 400}) {
      for (double share : SHARES) {
        assertThat(expected(CountEvidence::ofLess, grid, all, share, 1 + excess))
            .isBetween(0.0, NO_MORE);
      }
    }
  }

  @Test
  void a_second_look_makes_no_evidence_either() {
    for (double share : SHARES) {
      var first = BinomialDistribution.of(9, share);
      var second = BinomialDistribution.of(30, share / 2);
      double mean = 0;
      for (int a = 0; a <= 9; a++) {
        for (int b = 0; b <= 30; b++) {
          var grid = OddsGrid.usual();
          var evidence = CountEvidence.ofMore(grid);
          observe(grid, evidence, a, 9, share);
          observe(grid, evidence, b, 30, share / 2);
          mean += first.probability(a) * second.probability(b) * Math.exp(evidence.log());
        }
      }
      assertThat(mean).isBetween(0.0, NO_MORE);
    }
  }

  @ParameterizedTest
  @CsvSource({"20, 100, 40", "5, 1000, 100", "60, 200, 100", "3, 10, 9", "150, 1000, 500"})
  void nor_does_drawing_without_putting_back(int bad, int all, int mine) {
    var drawn = HypergeometricDistribution.of(all, bad, mine);
    double share = (double) mine / all;
    double once = 0;
    double twice = 0;
    for (int a = drawn.getSupportLowerBound(); a <= drawn.getSupportUpperBound(); a++) {
      once += drawn.probability(a) * Math.exp(after(share, bad, a));
      for (int b = drawn.getSupportLowerBound(); b <= drawn.getSupportUpperBound(); b++) {
        twice += drawn.probability(a) * drawn.probability(b) * Math.exp(after(share, bad, a, b));
      }
    }
    assertThat(once).isBetween(0.0, NO_MORE);
    assertThat(twice).isBetween(0.0, NO_MORE);
  }

  @Property(tries = 500, seed = "3021")
  void an_exact_test_finds_one_look_more_suspicious_still(
      @ForAll @IntRange(min = 1, max = 160) int all,
      @ForAll @DoubleRange(min = 0, max = 1) @Scale(6) double part,
      @ForAll @DoubleRange(min = 0.02, max = 0.9) @Scale(6) double share) {
    int events = (int) Math.round(part * all);
    // An e-value e is worth a p-value of 1 / e at best (Markov).
    double p =
        BinomialTest.withDefaults()
            .with(AlternativeHypothesis.GREATER_THAN)
            .test(all, events, share)
            .getPValue();
    assertThat(p).isLessThanOrEqualTo(Math.exp(-after(share, all, events)) * NO_MORE);
  }

  @Property(tries = 500, seed = "3022")
  void fisher_finds_one_look_more_suspicious_still(
      @ForAll @IntRange(min = 1, max = 200) int mine,
      @ForAll @IntRange(min = 1, max = 2000) int others,
      @ForAll @DoubleRange(min = 0, max = 1) @Scale(6) double myShare,
      @ForAll @DoubleRange(min = 0, max = 0.2) @Scale(6) double otherShare) {
    int bad = (int) Math.round(mine * myShare);
    int otherBad = (int) Math.round(others * otherShare);
    int[][] table = {{bad, mine - bad}, {otherBad, others - otherBad}};
    double p =
        FisherExactTest.withDefaults()
            .with(AlternativeHypothesis.GREATER_THAN)
            .test(table)
            .getPValue();
    double log = after((double) mine / (mine + others), bad + otherBad, bad);
    assertThat(p).isLessThanOrEqualTo(Math.exp(-log) * NO_MORE);
  }

  @Test
  void nothing_seen_is_no_evidence() {
    assertThat(CountEvidence.ofMore(OddsGrid.usual()).log()).isZero();
    assertThat(after(0.1, 0, 0)).isNegative();
  }

  @Test
  void it_tells_a_change_on_the_way_from_a_steady_state() {
    assertThat(risen(0).change()).isNegative();
    assertThat(risen(20).change()).isGreaterThan(Math.log(20));
    assertThat(risen(20).log()).isGreaterThan(Math.log(100));
  }

  private static CountEvidence risen(int since) {
    var grid = OddsGrid.usual();
    var evidence = CountEvidence.ofMore(grid);
    for (int i = 0; i < 30; i++) {
      observe(grid, evidence, i < since ? 10 : 22, 100, 0.1);
    }
    return evidence;
  }

  @Test
  void long_rollouts_neither_underflow_nor_overflow() {
    var grid = OddsGrid.usual();
    var evidence = CountEvidence.ofMore(grid);
    for (int i = 0; i < 20_000; i++) {
      observe(grid, evidence, 10 + i % 3 - 1, 100, 0.1);
    }
    assertThat(evidence.log()).isBetween(-20.0, 5.0);
    for (int i = 0; i < 20_000; i++) {
      observe(grid, evidence, 100, 100, 0.1);
      assertThat(evidence.log()).isNotNaN();
    }
    assertThat(evidence.log()).isGreaterThan(10);
  }

  private static double expected(
      Function<OddsGrid, CountEvidence> start, OddsGrid grid, int all, double share, double odds) {
    double there = share * odds / (1 - share + share * odds);
    var chance = BinomialDistribution.of(all, there);
    double mean = 0;
    for (int events = 0; events <= all; events++) {
      var evidence = start.apply(grid);
      observe(grid, evidence, events, all, share);
      mean += chance.probability(events) * Math.exp(evidence.log());
    }
    return mean;
  }

  private static double after(double share, int all, int... counts) {
    var grid = OddsGrid.usual();
    var evidence = CountEvidence.ofMore(grid);
    for (int events : counts) {
      observe(grid, evidence, events, all, share);
    }
    return evidence.log();
  }

  private static void observe(
      OddsGrid grid, CountEvidence evidence, double events, double all, double share) {
    grid.read(events, all, share);
    evidence.observe();
  }
}
