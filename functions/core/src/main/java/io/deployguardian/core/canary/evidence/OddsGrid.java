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

  /**
   * Behind the nodes stand three points between them, where it matters to see more finely: half a
   * step above the expected odds, half a step below the excess that the grid fits, and a quarter.
   */
  static final int HALF_ABOVE_EVEN = NODES;

  static final int HALF_BELOW_EXCESS = NODES + 1;
  static final int QUARTER_BELOW_EXCESS = NODES + 2;
  private static final int POINTS = NODES + 3;

  /** An excess of one half is one node. */
  private static final double STEP = Math.log1p(0.5);

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

  private final int excess;
  private final double[] logOdds = new double[POINTS];
  private final double[] oddsMinus1 = new double[POINTS];
  private final double[] likelihoods = new double[POINTS];
  private final double[] blurred = new double[POINTS];
  private final Nuisances nuisances;

  /**
   * @param excess the node of the excess that the grid fits
   */
  private OddsGrid(double step, int excess) {
    this.excess = excess;
    this.nuisances = Nuisances.on(step);
    for (int node = 0; node < NODES; node++) {
      logOdds[node] = (node - EVEN) * step;
    }
    logOdds[HALF_ABOVE_EVEN] = step / 2;
    logOdds[HALF_BELOW_EXCESS] = (excess - EVEN - 0.5) * step;
    logOdds[QUARTER_BELOW_EXCESS] = (excess - EVEN - 0.25) * step;
    for (int point = 0; point < POINTS; point++) {
      oddsMinus1[point] = Math.expm1(logOdds[point]);
    }
  }

  /** A grid that expects what is compared with already: it fits no excess at all. */
  public static OddsGrid usual() {
    return new OddsGrid(STEP, EVEN);
  }

  /**
   * A grid on which an excess is a whole number of nodes; the usual one if the excess is too small
   * for that.
   *
   * @param excess above 0: 0.5 is half as much more
   */
  public static OddsGrid fitting(double excess) {
    double way = Math.log1p(excess);
    if (way < SHORTEST) {
      return usual();
    }
    int nodes = (int) Math.max(1, Math.round(way / STEP));
    return new OddsGrid(way / nodes, EVEN + nodes);
  }

  /** Whether it fits an excess, or only what is expected. */
  public boolean fitsExcess() {
    return excess > EVEN;
  }

  /** The node of the excess that it fits; the even one if it fits none. */
  int excess() {
    return excess;
  }

  /**
   * @param events how many of {@code all} it were
   * @param share how many of {@code all} are expected, above 0 and below 1
   */
  public void read(double events, double all, double share) {
    double weight = Math.min(1, MOST_INFORMATION / (all * share * (1 - share)));
    double own = weight * events;
    double both = weight * all;
    double most = 0;
    for (int point = 0; point < POINTS; point++) {
      double log = own * logOdds[point] - both * Math.log(1 + share * oddsMinus1[point]);
      likelihoods[point] = log;
      most = log > most ? log : most;
    }
    for (int point = 0; point < POINTS; point++) {
      likelihoods[point] = Math.exp(Math.max(LEAST, likelihoods[point] - most));
    }
    blur();
  }

  /** Between two nodes a swing is one about the one or the other. */
  private void blur() {
    nuisances.allowed().blur(likelihoods, blurred);
    blurred[HALF_ABOVE_EVEN] = (blurred[EVEN] + blurred[EVEN + 1]) / 2;
    blurred[HALF_BELOW_EXCESS] = (blurred[excess] + blurred[excess - 1]) / 2;
    blurred[QUARTER_BELOW_EXCESS] = (3 * blurred[excess] + blurred[excess - 1]) / 4;
  }

  /** By node, and at the points between them, relative to the likeliest one's. */
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
