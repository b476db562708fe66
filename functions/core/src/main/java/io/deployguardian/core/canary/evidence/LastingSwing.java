package io.deployguardian.core.canary.evidence;

/**
 * Odds that wander about the true ones and keep their course for a while: a first-order
 * autoregression in the logarithm, filtered forward over the grid's nodes.
 */
final class LastingSwing {

  private final double[][] next;
  private final int lowest;
  private double[] at;
  private double[] then;
  private boolean started;

  /**
   * @param node where the true odds are
   */
  LastingSwing(Nuisances nuisances, int node) {
    this.next = nuisances.wandering();
    this.lowest = node - Nuisances.WANDERING_REACH;
    this.at = nuisances.wanderingStart().clone();
    this.then = new double[at.length];
  }

  /** Takes in one interval; the sum over all nodes is the likelihood of everything so far. */
  double observe(double[] grid) {
    double sum = 0;
    for (int to = 0; to < then.length; to++) {
      double before = started ? arriving(next[to]) : at[to];
      int node = Math.clamp(lowest + to, 0, OddsGrid.NODES - 1);
      then[to] = before * grid[node];
      sum += then[to];
    }
    started = true;
    double[] old = at;
    at = then;
    then = old;
    return sum;
  }

  void scale(double factor) {
    for (int i = 0; i < at.length; i++) {
      at[i] *= factor;
    }
  }

  private double arriving(double[] from) {
    double sum = 0;
    for (int i = 0; i < from.length; i++) {
      sum += at[i] * from[i];
    }
    return sum;
  }
}
