package io.deployguardian.core.canary.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealVector;

/** The recursions of the evidence, against the sums over all onsets that they stand for. */
class CountMixtureTest {

  @Property(tries = 150, seed = "3041")
  void evidence_of_more_is_the_sum_over_everything_suspected(
      @ForAll @Size(min = 1, max = 14) List<@IntRange(max = 40) Integer> counts,
      @ForAll @IntRange(min = 40, max = 200) int all,
      @ForAll @DoubleRange(min = 0.03, max = 0.6) @Scale(6) double share) {
    var grid = OddsGrid.usual();
    assertMixture(CountEvidence.ofMore(grid), Suspicion.WORSE, grid, 0, 1, counts, all, share);
  }

  @Property(tries = 150, seed = "3042")
  void evidence_of_less_is_the_sum_over_everything_hoped_for(
      @ForAll @Size(min = 1, max = 14) List<@IntRange(max = 40) Integer> counts,
      @ForAll @IntRange(min = 40, max = 200) int all,
      @ForAll @DoubleRange(min = 0.03, max = 0.6) @Scale(6) double share,
      @ForAll @DoubleRange(min = 0.4, max = 2) @Scale(6) double excess) {
    var grid = OddsGrid.fitting(excess);
    var evidence = CountEvidence.ofLess(grid);
    int nodes = grid.excess() - OddsGrid.EVEN;
    assertMixture(evidence, Suspicion.below(grid.excess()), grid, nodes, -1, counts, all, share);
  }

  private static void assertMixture(
      CountEvidence evidence,
      Suspicion suspicion,
      OddsGrid grid,
      int tolerated,
      int direction,
      List<Integer> counts,
      int all,
      double share) {
    List<double[]> plain = new ArrayList<>();
    List<double[]> blurred = new ArrayList<>();
    for (int count : counts) {
      grid.read(count, all, share);
      evidence.observe();
      plain.add(grid.likelihoods().clone());
      blurred.add(grid.blurred().clone());
    }
    int origin = OddsGrid.EVEN + tolerated;
    double swinging = Nuisances.ALLOWED_WEIGHT;
    double suspected =
        (1 - swinging) * suspected(suspicion, plain, origin, direction)
            + swinging * suspected(suspicion, blurred, origin, direction);
    double excused = excused(grid.nuisances(), plain, origin);
    Close.sameTo(1, evidence.log(), Math.log(suspected / excused));
  }

  private static double suspected(
      Suspicion suspicion, List<double[]> intervals, int origin, int direction) {
    double sum = 0;
    int[] nodes = suspicion.from(origin, direction);
    for (int k = 0; k < nodes.length; k++) {
      int node = nodes[k];
      double weight = (1 - suspicion.inBursts()) * suspicion.weights()[k];
      sum += weight * suspicion.fromStart() * product(intervals, l -> l[node]);
      for (int n = 2; n <= intervals.size(); n++) {
        double before = product(intervals.subList(0, n - 1), l -> l[origin]);
        double since = product(intervals.subList(n - 1, intervals.size()), l -> l[node]);
        sum += weight * suspicion.onset(n) * before * since;
      }
    }
    for (int k : suspicion.bursts()) {
      int node = origin + direction * k;
      double weight = suspicion.inBursts() / suspicion.bursts().length;
      sum += weight * product(intervals, l -> (l[origin] + l[node]) / 2);
    }
    return sum;
  }

  private static double excused(Nuisances nuisances, List<double[]> intervals, int origin) {
    double sum = Nuisances.WANDERING_WEIGHT * wandering(nuisances, intervals, origin);
    for (int i = 0; i < nuisances.excuses().length; i++) {
      Swing swing = nuisances.excuses()[i];
      sum += Nuisances.EXCUSE_WEIGHTS[i] * product(intervals, l -> swing.likelihood(l, origin));
    }
    return sum;
  }

  /** A hidden Markov chain's likelihood as a product of matrices. */
  private static double wandering(Nuisances nuisances, List<double[]> intervals, int origin) {
    var next = new Array2DRowRealMatrix(nuisances.wandering());
    RealVector at = new ArrayRealVector(nuisances.wanderingStart());
    for (int n = 0; n < intervals.size(); n++) {
      at = (n == 0 ? at : next.operate(at)).ebeMultiply(seen(intervals.get(n), origin));
    }
    return at.getL1Norm();
  }

  private static RealVector seen(double[] likelihoods, int origin) {
    var seen = new double[2 * Nuisances.WANDERING_REACH + 1];
    for (int i = 0; i < seen.length; i++) {
      int node = origin - Nuisances.WANDERING_REACH + i;
      seen[i] = likelihoods[Math.clamp(node, 0, OddsGrid.NODES - 1)];
    }
    return new ArrayRealVector(seen);
  }

  private static double product(List<double[]> intervals, ToDoubleFunction<double[]> likelihood) {
    return intervals.stream().mapToDouble(likelihood).reduce(1, (a, b) -> a * b);
  }
}
