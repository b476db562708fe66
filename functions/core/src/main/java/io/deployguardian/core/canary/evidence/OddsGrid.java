package io.deployguardian.core.canary.evidence;

/**
 * How likely an interval's count is, for odds from an eighth to 17 times the expected ones. The
 * grid is even in the logarithm, so that a swing of the odds is a walk over its nodes. Holds one
 * interval at a time.
 */
public final class OddsGrid {

  /** The node at which the odds are as expected. */
  static final int EVEN = 5;

  static final int NODES = EVEN + 8;

  /** An excess of one half is one node. */
  private static final double STEP = Math.log(1.5);

  /** An excess of less than this is too short a step for a grid. */
  private static final double SHORTEST = Math.log(1.35);

  /** No interval makes anything quite impossible, so that not everything can become so. */
  private static final double LEAST = -500;

  /**
   * More events than this (in units of the count's variance) don't make one interval say more. By
   * then what scatters the ratio is its swing and not chance, and the grid is as fine as what it
   * shows. A likelihood ratio to a power below 1 is still evidence (Jensen).
   */
  private static final double MOST_INFORMATION = 40;

  private final double step;
  private final double[] oddsMinus1 = new double[NODES];
  private final double[] likelihoods = new double[NODES];
  private final double[] blurred = new double[NODES];
  private final Nuisances nuisances;

  private OddsGrid(double step) {
    this.step = step;
    this.nuisances = Nuisances.on(step);
    for (int node = 0; node < NODES; node++) {
      oddsMinus1[node] = Math.expm1((node - EVEN) * step);
    }
  }

  public static OddsGrid usual() {
    return new OddsGrid(STEP);
  }

  /**
   * A grid on which an excess is a whole number of nodes; the usual one if the excess is too small
   * for that.
   *
   * @param excess above 0: 0.5 is half as much more
   */
  public static OddsGrid fitting(double excess) {
    double way = Math.log1p(excess);
    return way < SHORTEST ? usual() : new OddsGrid(way / Math.max(1, Math.round(way / STEP)));
  }

  /** Whether an excess is a node, on a grid that was made for it. */
  public boolean has(double excess) {
    return nodes(excess) > 0;
  }

  /** The number of nodes that an excess is; 0 if it is none. */
  int nodes(double excess) {
    double way = Math.log1p(excess);
    return way < SHORTEST ? 0 : (int) Math.round(way / step);
  }

  /**
   * @param events how many of {@code all} it were
   * @param share how many of {@code all} are expected, above 0 and below 1
   */
  public void read(double events, double all, double share) {
    double weight = Math.min(1, MOST_INFORMATION / (all * share * (1 - share)));
    double own = weight * events * step;
    double both = weight * all;
    double most = 0;
    for (int node = 0; node < NODES; node++) {
      double log = own * (node - EVEN) - both * Math.log(1 + share * oddsMinus1[node]);
      likelihoods[node] = log;
      most = log > most ? log : most;
    }
    for (int node = 0; node < NODES; node++) {
      likelihoods[node] = Math.exp(Math.max(LEAST, likelihoods[node] - most));
    }
    nuisances.allowed().blur(likelihoods, blurred);
  }

  /** By node, relative to the likeliest one's. */
  double[] likelihoods() {
    return likelihoods;
  }

  /** As {@link #likelihoods}, if the odds may also swing as much as is allowed beside a change. */
  double[] blurred() {
    return blurred;
  }

  Nuisances nuisances() {
    return nuisances;
  }
}
