package io.deployguardian.core.canary.evidence;

import java.util.Arrays;

/**
 * How likely the intervals so far are under each suspicion: raised odds from the first one on,
 * since a later one (a recursion over the onset, as in Shiryaev and Roberts' procedure), or in
 * bursts.
 */
final class Suspected {

  private final Suspicion suspicion;
  private final int origin;
  private final int[] nodes;
  private final int[] burstNodes;
  private final double[] fromStart;
  private final double[] later;
  private final double[] bursts;
  private double unchanged = 1;

  /**
   * @param nodes where each suspicion has the odds
   */
  Suspected(Suspicion suspicion, int origin, int direction, int[] nodes) {
    this.suspicion = suspicion;
    this.origin = origin;
    this.nodes = nodes;
    this.burstNodes = Arrays.stream(suspicion.bursts()).map(k -> origin + direction * k).toArray();
    this.fromStart = new double[nodes.length];
    this.later = new double[nodes.length];
    this.bursts = new double[burstNodes.length];
    Arrays.fill(fromStart, 1);
    Arrays.fill(bursts, 1);
  }

  /**
   * @param grid the interval's likelihood at each node
   * @param onset the weight of a change that begins with this interval
   * @return the largest of all likelihoods so far
   */
  double observe(double[] grid, double onset) {
    double beginning = onset * unchanged;
    double even = grid[origin];
    unchanged *= even;
    if (!suspicion.mayChange()) {
      return always(grid);
    }
    double most = unchanged;
    for (int k = 0; k < nodes.length; k++) {
      double raised = grid[nodes[k]];
      double always = fromStart[k] * raised;
      double since = (later[k] + beginning) * raised;
      fromStart[k] = always;
      later[k] = since;
      double more = always > since ? always : since;
      most = more > most ? more : most;
    }
    for (int k = 0; k < bursts.length; k++) {
      bursts[k] *= (even + grid[burstNodes[k]]) / 2;
      most = bursts[k] > most ? bursts[k] : most;
    }
    return most;
  }

  private double always(double[] grid) {
    double most = unchanged;
    for (int k = 0; k < nodes.length; k++) {
      double likelihood = fromStart[k] * grid[nodes[k]];
      fromStart[k] = likelihood;
      most = likelihood > most ? likelihood : most;
    }
    return most;
  }

  void scale(double factor) {
    unchanged *= factor;
    for (int k = 0; k < nodes.length; k++) {
      fromStart[k] *= factor;
      later[k] *= factor;
    }
    for (int k = 0; k < bursts.length; k++) {
      bursts[k] *= factor;
    }
  }

  /** The mixture over what has been so from the first interval on. */
  double steady() {
    return (1 - suspicion.inBursts()) * suspicion.fromStart() * mixed(fromStart);
  }

  /** The mixture over what began later, or comes in bursts. */
  double changing() {
    if (!suspicion.mayChange()) {
      return 0;
    }
    double inBursts = 0;
    for (double burst : bursts) {
      inBursts += burst / bursts.length;
    }
    return (1 - suspicion.inBursts()) * mixed(later) + suspicion.inBursts() * inBursts;
  }

  private double mixed(double[] likelihoods) {
    double sum = 0;
    double[] weights = suspicion.weights();
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * likelihoods[k];
    }
    return sum;
  }
}
