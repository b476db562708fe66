package io.deployguardian.core.canary.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class SwingTest {

  private static final double STEP = Math.log(1.5);

  @Property(tries = 300, seed = "3011")
  void weights_are_a_normal_density_on_the_nodes(
      @ForAll @DoubleRange(min = 0.2, max = 1) @Scale(6) double logSd,
      @ForAll @DoubleRange(min = 0.3, max = 0.6) @Scale(6) double step,
      @ForAll @IntRange(min = 1, max = 9) int reach) {
    double[] weights = Swing.normal(logSd, step, reach);
    assertThat(weights).hasSize(2 * reach + 1);
    Close.same(Arrays.stream(weights).sum(), 1);
    var normal = NormalDistribution.of(0, logSd);
    for (int i = 0; i < weights.length; i++) {
      Close.same(
          weights[i] / weights[reach], normal.density((i - reach) * step) / normal.density(0));
    }
  }

  @Property(tries = 300, seed = "3012")
  void a_likelihood_is_the_mean_over_the_swing(
      @ForAll @DoubleRange(min = 0.2, max = 0.9) @Scale(6) double logSd,
      @ForAll @Size(OddsGrid.NODES) List<@DoubleRange(min = 0, max = 1) @Scale(6) Double> some) {
    double[] grid = some.stream().mapToDouble(d -> d).toArray();
    for (Swing swing : List.of(Swing.of(logSd, STEP), Swing.near(logSd, STEP))) {
      var blurred = new double[OddsGrid.NODES];
      swing.blur(grid, blurred);
      for (int node = 0; node < OddsGrid.NODES; node++) {
        double mean = 0;
        for (int at = 0; at < OddsGrid.NODES; at++) {
          // The same way, seen from one end of the grid.
          int end = at < node ? OddsGrid.NODES - 1 : 0;
          mean += grid[at] * weight(swing, end + at - node, end);
        }
        assertThat(mean).isLessThanOrEqualTo(1);
        Close.sameTo(1e-6, swing.likelihood(grid, node), mean);
        assertThat(blurred[node]).isEqualTo(swing.likelihood(grid, node));
      }
    }
  }

  /** That the odds are at one node although the true ones are at another. */
  private static double weight(Swing swing, int node, int truth) {
    var only = new double[OddsGrid.NODES];
    only[node] = 1;
    return swing.likelihood(only, truth);
  }

  @Test
  void a_swing_is_as_wide_as_it_says() {
    int middle = OddsGrid.NODES / 2;
    double variance = 0;
    for (int node = 0; node < OddsGrid.NODES; node++) {
      double way = (node - middle) * STEP;
      variance += way * way * weight(Swing.of(0.6, STEP), node, middle);
    }
    assertThat(Math.sqrt(variance)).isBetween(0.58, 0.62);
  }

  @Test
  void no_swing_stays_where_it_is_and_any_swing_may_be_anywhere() {
    int even = OddsGrid.EVEN;
    assertThat(weight(Swing.NONE, even, even)).isEqualTo(1);
    assertThat(weight(Swing.NONE, even + 1, even)).isZero();
    for (int node = 0; node < OddsGrid.NODES; node++) {
      Close.same(weight(Swing.any(), node, even), weight(Swing.any(), even, even));
    }
  }

  @Test
  void probability_is_never_made_out_of_nothing() {
    var flat = new double[OddsGrid.NODES];
    Arrays.fill(flat, 1);
    for (int node = 0; node < OddsGrid.NODES; node++) {
      for (Swing swing : Nuisances.on(STEP).excuses()) {
        assertThat(swing.likelihood(flat, node)).isBetween(0.4, 1 + 1e-12);
      }
    }
  }
}
