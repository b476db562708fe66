package io.deployguardian.core.canary.evidence;

import java.util.Arrays;

/** How far the odds of one interval may be from the true ones: weights of the nodes around them. */
final class Swing {

  static final Swing NONE = new Swing(new double[] {1});

  /** Further out than this many standard deviations nothing is left that counts. */
  private static final double FAR = 3.5;

  private static final int FURTHEST = OddsGrid.NODES - OddsGrid.EVEN - 1;

  private final double[] weights;
  private final int reach;

  private Swing(double[] weights) {
    this.weights = weights;
    this.reach = weights.length / 2;
  }

  /**
   * A normal swing in the logarithm of the odds.
   *
   * @param step of the grid
   */
  static Swing of(double logSd, double step) {
    return within(FAR, logSd, step);
  }

  /** As {@link #of}, cut off at two standard deviations: what is quick to sum over. */
  static Swing near(double logSd, double step) {
    return within(2, logSd, step);
  }

  private static Swing within(double sds, double logSd, double step) {
    int reach = (int) Math.ceil(sds * logSd / step);
    return new Swing(normal(logSd, step, Math.clamp(reach, 1, FURTHEST)));
  }

  /** Any odds that are on the grid. */
  static Swing any() {
    var weights = new double[2 * FURTHEST + 1];
    Arrays.fill(weights, 1.0 / weights.length);
    return new Swing(weights);
  }

  /** A normal distribution on the nodes from {@code -reach} to {@code reach}; sums to 1. */
  static double[] normal(double logSd, double step, int reach) {
    var weights = new double[2 * reach + 1];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double z = (i - reach) * step / logSd;
      weights[i] = Math.exp(-z * z / 2);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /** The likelihood at each node. */
  void blur(double[] grid, double[] into) {
    for (int node = 0; node < OddsGrid.NODES; node++) {
      into[node] = likelihood(grid, node);
    }
  }

  /**
   * The likelihood of an interval whose true odds are at a node, whatever the swing was. Beyond the
   * grid's end nothing is added, which only makes it smaller.
   */
  double likelihood(double[] grid, int node) {
    if (reach == 0) {
      return grid[node];
    }
    double sum = 0;
    int first = node - reach;
    int end = Math.min(weights.length, OddsGrid.NODES - first);
    for (int i = Math.max(0, -first); i < end; i++) {
      sum += weights[i] * grid[first + i];
    }
    return sum;
  }
}
