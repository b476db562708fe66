package io.deployguardian.core.canary.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class OddsGridTest {

  /** The grid leaves nothing quite impossible; this far down it stops being exact. */
  private static final double FLOOR = -490;

  private static final double USUAL_STEP = Math.log(1.5);

  @Property(tries = 500, seed = "3001")
  void likelihoods_are_to_each_other_as_binomial_probabilities(
      @ForAll @IntRange(max = 160) int all,
      @ForAll @IntRange(max = 160) int some,
      @ForAll @DoubleRange(min = 0.001, max = 0.999) @Scale(6) double share) {
    // all * share * (1 - share) is at most 40 here, so that the interval counts in full
    var grid = OddsGrid.usual();
    int events = Math.min(some, all);
    grid.read(events, all, share);
    assertSameRatios(grid, logProbabilities(events, all, share, USUAL_STEP), 1);
  }

  @Property(tries = 500, seed = "3002")
  void more_events_than_a_swing_lets_count_count_to_a_power_below_1(
      @ForAll @IntRange(min = 1000, max = 50_000) int all,
      @ForAll @DoubleRange(min = 0, max = 1) @Scale(6) double part,
      @ForAll @DoubleRange(min = 0.05, max = 0.95) @Scale(6) double share) {
    var grid = OddsGrid.usual();
    int events = (int) Math.round(part * all);
    grid.read(events, all, share);
    double power = 40 / (all * share * (1 - share));
    assertThat(power).isLessThan(1);
    assertSameRatios(grid, logProbabilities(events, all, share, USUAL_STEP), power);
  }

  @Property(tries = 300, seed = "3003")
  void an_excess_that_is_not_too_small_is_a_node_of_its_grid(
      @ForAll @DoubleRange(min = 0.36, max = 10) @Scale(6) double excess,
      @ForAll @IntRange(max = 100) int events,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) @Scale(6) double share) {
    var grid = OddsGrid.fitting(excess);
    int nodes = grid.excess() - OddsGrid.EVEN;
    assertThat(grid.fitsExcess()).isTrue();
    assertThat(nodes).isBetween(1, OddsGrid.NODES - OddsGrid.EVEN - 1);
    grid.read(events, 100, share);
    double step = Math.log1p(excess) / nodes;
    assertThat(step).isBetween(USUAL_STEP / 1.5, USUAL_STEP * 1.5);
    assertSameRatios(grid, logProbabilities(events, 100, share, step), 1);
  }

  @Test
  void a_half_more_is_the_next_node() {
    assertThat(OddsGrid.fitting(0.5).excess()).isEqualTo(OddsGrid.EVEN + 1);
  }

  @Test
  void a_tenth_more_is_too_little_for_a_node() {
    assertThat(OddsGrid.fitting(0.1).fitsExcess()).isFalse();
    assertThat(OddsGrid.fitting(0.1).excess()).isEqualTo(OddsGrid.EVEN);
  }

  @Property(tries = 300, seed = "3004")
  void points_between_the_nodes_are_binomial_too(
      @ForAll @DoubleRange(min = 0.36, max = 3) @Scale(6) double excess,
      @ForAll @IntRange(max = 100) int events,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) @Scale(6) double share) {
    var grid = OddsGrid.fitting(excess);
    grid.read(events, 100, share);
    double step = Math.log1p(excess) / (grid.excess() - OddsGrid.EVEN);
    assertPoint(grid, OddsGrid.HALF_ABOVE_EVEN, step / 2, events, share);
    double tolerated = Math.log1p(excess);
    assertPoint(grid, OddsGrid.HALF_BELOW_EXCESS, tolerated - step / 2, events, share);
    assertPoint(grid, OddsGrid.QUARTER_BELOW_EXCESS, tolerated - step / 4, events, share);
  }

  private static void assertPoint(
      OddsGrid grid, int point, double logOdds, int events, double share) {
    double odds = Math.exp(logOdds);
    double there = share * odds / (1 - share + share * odds);
    double expected =
        BinomialDistribution.of(100, there).logProbability(events)
            - BinomialDistribution.of(100, share).logProbability(events);
    double[] likelihoods = grid.likelihoods();
    Close.sameTo(1, Math.log(likelihoods[point]) - Math.log(likelihoods[OddsGrid.EVEN]), expected);
  }

  @Test
  void the_likeliest_node_is_1_and_none_is_impossible() {
    var grid = OddsGrid.usual();
    grid.read(1e15, 1e15, 1e-9);
    assertThat(grid.likelihoods()).contains(1).doesNotContain(0);
    grid.read(0, 0, 0.1);
    assertThat(grid.likelihoods()).containsOnly(1);
  }

  private static void assertSameRatios(OddsGrid grid, double[] logs, double power) {
    double[] likelihoods = grid.likelihoods();
    for (int node = 0; node < OddsGrid.NODES; node++) {
      double expected = power * (logs[node] - logs[OddsGrid.EVEN]);
      double found = Math.log(likelihoods[node]) - Math.log(likelihoods[OddsGrid.EVEN]);
      if (Math.log(likelihoods[node]) > FLOOR && Math.log(likelihoods[OddsGrid.EVEN]) > FLOOR) {
        Close.sameTo(1, found, expected);
      }
    }
  }

  private static double[] logProbabilities(int events, int all, double share, double step) {
    var logs = new double[OddsGrid.NODES];
    for (int node = 0; node < logs.length; node++) {
      double odds = Math.exp((node - OddsGrid.EVEN) * step);
      double there = share * odds / (1 - share + share * odds);
      logs[node] = BinomialDistribution.of(all, there).logProbability(events);
    }
    return logs;
  }
}
