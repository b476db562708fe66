package io.deployguardian.core.canary.evidence;

/**
 * What is suspected of a count, before any data: how much more there is of it, since when, and
 * whether always. All weights are probabilities and sum to 1.
 *
 * @param nodes by how many nodes of the grid the odds are above the expected ones
 * @param weights of each of {@code nodes}
 * @param fromStart that it has been so from the first interval on; the rest is spread over the
 *     later ones
 * @param bursts as {@code nodes}, for odds that are raised in one interval of two
 * @param inBursts that it comes in bursts at all
 */
record Suspicion(int[] nodes, double[] weights, double fromStart, int[] bursts, double inBursts) {

  /** Anything from half as much more to 17 times as much, from any interval on, or in bursts. */
  static final Suspicion WORSE =
      new Suspicion(
          new int[] {1, 2, 3, 4, 5, 7},
          new double[] {.2, .27, .22, .13, .1, .08},
          0.65,
          new int[] {3, 6},
          0.1);

  /** Odds that have always been a little below a limit, or well below. */
  static final Suspicion WITHIN =
      new Suspicion(new int[] {1, 2, 3, 4}, new double[] {.5, .28, .14, .08}, 1, new int[] {}, 0);

  /**
   * Onsets are the likelier the earlier, but none is ruled out: a sum of about 1 over all of them.
   */
  private static final double HALF_LIFE = 60;

  /** The weight of a change that begins with the n-th interval, from 2 on. */
  double onset(int n) {
    return (1 - fromStart) * (HALF_LIFE + 1.5) / ((n + HALF_LIFE) * (n + HALF_LIFE));
  }
}
