package io.deployguardian.core.canary.evidence;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What is suspected of a count, before any data: how much more there is of it, since when, and
 * whether always. All weights are probabilities and sum to 1.
 *
 * @param points between the nodes of the grid
 * @param nodes by how many nodes of the grid the odds are above the expected ones
 * @param weights of each of {@code points}, then of each of {@code nodes}
 * @param fromStart that it has been so from the first interval on; the rest is spread over the
 *     later ones
 * @param bursts as {@code nodes}, for odds that are raised in one interval of two
 * @param inBursts that it comes in bursts at all
 */
record Suspicion(
    int[] points, int[] nodes, double[] weights, double fromStart, int[] bursts, double inBursts) {

  /**
   * Anything from a fifth more to 17 times as much, from any interval on, or in bursts. No node is
   * left out: what lies there would be explained by chance alone (any odds at all).
   */
  static final Suspicion WORSE =
      new Suspicion(
          new int[] {OddsGrid.HALF_ABOVE_EVEN},
          new int[] {1, 2, 3, 4, 5, 6, 7},
          new double[] {.06, .16, .26, .22, .12, .07, .05, .06},
          0.65,
          new int[] {3, 6},
          0.1);

  /** What is a little below the limit is the likeliest, but the rest of the grid is possible. */
  private static final double[] A_LITTLE = {0.1, 0.15};

  private static final Suspicion[] BELOW =
      IntStream.range(0, OddsGrid.NODES).mapToObj(Suspicion::belowNode).toArray(Suspicion[]::new);

  /** Odds that have always been below a node, by anything that the grid has. */
  static Suspicion below(int limit) {
    return BELOW[limit];
  }

  private static Suspicion belowNode(int limit) {
    int[] nodes = IntStream.rangeClosed(1, limit).toArray();
    double[] halves = Arrays.stream(nodes).mapToDouble(k -> Math.pow(0.5, k)).toArray();
    double rest = (1 - A_LITTLE[0] - A_LITTLE[1]) / Arrays.stream(halves).sum();
    return new Suspicion(
        new int[] {OddsGrid.QUARTER_BELOW_EXCESS, OddsGrid.HALF_BELOW_EXCESS},
        nodes,
        DoubleStream.concat(Arrays.stream(A_LITTLE), Arrays.stream(halves).map(half -> rest * half))
            .toArray(),
        1,
        new int[0],
        0);
  }

  /** The weight of a change that begins with the n-th interval, from 2 on. */
  double onset(int n) {
    return (1 - fromStart) * Onset.weight(n);
  }

  /** Whether it may have begun later, or come and go. */
  boolean mayChange() {
    return fromStart < 1;
  }

  /** Where the odds would be, in the order of the weights, if the expected ones are at a node. */
  int[] from(int origin, int direction) {
    return IntStream.concat(
            Arrays.stream(points), Arrays.stream(nodes).map(k -> origin + direction * k))
        .toArray();
  }
}
