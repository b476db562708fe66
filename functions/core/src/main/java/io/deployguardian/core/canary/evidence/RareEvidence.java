package io.deployguardian.core.canary.evidence;

/**
 * Evidence that events are rarer than a share of all: a mixture of likelihood ratios of binomial
 * counts, which needs nothing but their sums.
 *
 * <p>An interval counts the less the more events it could have: then its rate's own swing, of a
 * log-sd of up to 0.3, is what scatters the count, and not chance.
 */
public final class RareEvidence {

  private static final double SWING = 0.3 * 0.3;

  /** By what factor they could be rarer. */
  private static final double[] FACTORS = {1.3, 1.7, 2.5, 5, 20};

  private static final double[] LOG_WEIGHTS = {
    Math.log(0.2), Math.log(0.25), Math.log(0.2), Math.log(0.2), Math.log(0.15)
  };

  /** Evidence as little as this is none: how little doesn't matter. */
  private static final double NONE = -20;

  private final double[] logOdds = new double[FACTORS.length];
  private final double[] logRest = new double[FACTORS.length];
  private final double share;
  private double events;
  private double all;

  /**
   * @param share below 1; if it is 0, nothing is rarer
   */
  public RareEvidence(double share) {
    this.share = share;
    for (int i = 0; i < FACTORS.length; i++) {
      double rarer = share / FACTORS[i];
      logRest[i] = Math.log1p(-rarer) - Math.log1p(-share);
      logOdds[i] = -Math.log(FACTORS[i]) - logRest[i];
    }
  }

  public void observe(double events, double all) {
    double weight = 1 / (1 + SWING * share * all);
    this.events += weight * events;
    this.all += weight * all;
  }

  /** The e-value's logarithm. */
  public double log() {
    if (share == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < FACTORS.length; i++) {
      most = Math.max(most, ratio(i));
    }
    if (most < NONE) {
      return most;
    }
    double sum = 0;
    for (int i = 0; i < FACTORS.length; i++) {
      sum += Math.exp(ratio(i) - most);
    }
    return most + Math.log(sum);
  }

  private double ratio(int i) {
    return LOG_WEIGHTS[i] + events * logOdds[i] + all * logRest[i];
  }
}
