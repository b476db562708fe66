package io.deployguardian.core.canary.evidence;

import java.util.Arrays;
import java.util.Optional;

/**
 * Evidence that a series lies above 0: since its beginning or since any later point. Its scale is
 * unknown, and neighbours may be correlated.
 *
 * <p>A ratio of marginal likelihoods of Gaussian first-order autoregressions, the scale integrated
 * out (with a weak prior, so that a series without any noise stays finite): above, a mixture over
 * levels, onsets and autocorrelations; below, the best of the excuses, each of which is an
 * autocorrelation about the mean 0. Taking the best one is "universal inference": the guarantee
 * holds whichever autocorrelation is the true one. That it holds for other than Gaussian noise, and
 * with the weights below 1, is validated by simulation.
 *
 * <p>A level is a multiple of the noise, with a normal prior; only its positive half counts. The
 * distribution function of Student's t that this takes is replaced by a bound that makes the
 * evidence smaller, never larger.
 */
public final class ShiftEvidence {

  private static final double[] EXCUSES = {0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95};
  private static final double[] EXCUSE_EDGES = edges(EXCUSES);
  private static final double[] RHOS = {0, 0.4, 0.8};
  private static final double[] RHO_EDGES = edges(RHOS);
  private static final double[] RHO_WEIGHTS = {0.6, 0.25, 0.15};

  /** The prior variance of the level, in units of the noise's. */
  private static final double[] SPREADS = {1, 9};

  private static final double[] SPREAD_WEIGHTS = {0.6, 0.4};
  private static final double LATE_SPREAD = 4;

  /** The prior knows as much of the noise as one value would: that it is about 2 % of the size. */
  private static final double PRIOR_SQUARES = 0.02 * 0.02;

  private static final int PRIOR_VALUES = 1;

  /** Before the third value there is no noise to compare with. */
  private static final int ENOUGH = 3;

  private static final int SHORTEST_STRETCH = 4;
  private static final int LONGEST_STRETCH = 60;

  /** A level that explains less than this, as a logarithm, is left out: that is no evidence yet. */
  private static final double NEGLIGIBLE_GAIN = 1;

  /** From so many values on the two extreme ones are tamed before a pass is built on them. */
  private static final int ENOUGH_TO_TAME = 20;

  private final double[] logExcuseWeights;
  private final double fromStart;
  private final boolean tames;
  private final Series series = new Series();
  private boolean weighed = true;
  private double steady = 1;
  private double changing;

  private ShiftEvidence(double fromStart, boolean tames, double... excuseWeights) {
    this.fromStart = fromStart;
    this.tames = tames;
    this.logExcuseWeights = Arrays.stream(excuseWeights).map(Math::log).toArray();
  }

  /** Evidence that the series is above 0, since whenever. */
  public static ShiftEvidence ofRise() {
    return new ShiftEvidence(0.7, false, 1, 0.7, 0.5, 0.35, 0.25, 0.08, 0.03);
  }

  /**
   * Evidence that the series has been above 0 all the time: what a pass is built on. No single
   * value decides it, for better or worse.
   */
  public static ShiftEvidence ofLevel() {
    return new ShiftEvidence(1, true, 1, 0.8, 0.6, 0.45, 0.25, 0.08, 0.03);
  }

  public void observe(double value) {
    series.add(value);
    weighed = series.size() < ENOUGH;
  }

  /** The e-value's logarithm. */
  public double log() {
    weigh();
    return Math.log(steady + changing);
  }

  /**
   * The logarithm of the evidence for a change on the way as against any steady level, 0 or not.
   */
  public double change() {
    weigh();
    return Math.log(changing / (steady + 1));
  }

  private void weigh() {
    if (weighed) {
      return;
    }
    weighed = true;
    Sums sums = tames && series.size() >= ENOUGH_TO_TAME ? series.tamed() : series.sums();
    double excused = excused(sums);
    steady = Double.MIN_NORMAL;
    changing = 0;
    for (int i = 0; i < RHOS.length; i++) {
      double rho = RHOS[i];
      double squares = sums.innovations(rho) + PRIOR_SQUARES;
      double plain = plain(RHO_EDGES[i], squares) - excused;
      Sums.Level always = sums.level(rho);
      for (int k = 0; k < SPREADS.length; k++) {
        double weight = fromStart * RHO_WEIGHTS[i] * SPREAD_WEIGHTS[k];
        steady += raised(weight, plain, SPREADS[k], always, squares);
      }
      if (fromStart < 1) {
        changing += RHO_WEIGHTS[i] * late(rho, plain, squares);
      }
    }
  }

  /** The logarithm of the best excuse's likelihood. */
  private double excused(Sums sums) {
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < EXCUSES.length; i++) {
      double squares = sums.innovations(EXCUSES[i]) + PRIOR_SQUARES;
      best = Math.max(best, plain(EXCUSE_EDGES[i], squares) + logExcuseWeights[i]);
    }
    return best;
  }

  private double plain(double edge, double squares) {
    return edge - halfSize() * Math.log(squares);
  }

  /** What the first value, which has no neighbour before it, adds to the logarithm. */
  private static double[] edges(double[] rhos) {
    return Arrays.stream(rhos).map(rho -> Math.log(1 - rho * rho) / 2).toArray();
  }

  private double halfSize() {
    return (series.size() + PRIOR_VALUES) / 2.0;
  }

  /** The onsets in between are left out, which only makes the mixture smaller. */
  private double late(double rho, double plain, double squares) {
    double sum = 0;
    int longest = Math.min(LONGEST_STRETCH, series.size() - 1);
    for (int length = SHORTEST_STRETCH; length <= longest; length += (length + 1) / 2) {
      int from = series.size() - length;
      Sums.Level level = series.levelSince(from, rho);
      double weight = (1 - fromStart) * Onset.weight(from + 1);
      sum += raised(weight, plain, LATE_SPREAD, level, squares);
    }
    return sum;
  }

  /** The likelihood with a level, relative to the best excuse's. */
  private double raised(
      double weight, double plain, double spread, Sums.Level level, double squares) {
    if (level.product() <= 0) {
      return 0;
    }
    double occam = 1 + spread * level.length();
    double left = 1 - spread * level.product() * level.product() / (occam * squares);
    if ((1 - left) * halfSize() < NEGLIGIBLE_GAIN) {
      return 0;
    }
    double gain = -halfSize() * Math.log(Math.max(left, Double.MIN_NORMAL));
    // 2 P(t > 0) is 2 - 2 P(t < 0), and the tail of Student's t is below half of exp(-gain).
    double oneSided = 2 - Math.exp(-gain);
    return weight * oneSided * Math.exp(plain + gain - Math.log(occam) / 2);
  }

  /** Where the mean is, whatever this is evidence for; empty before there are enough values. */
  public Optional<MeanShift> mean(double alpha) {
    return series.size() < ENOUGH
        ? Optional.empty()
        : Optional.of(MeanShift.of(series.sums(), PRIOR_SQUARES, alpha));
  }

  /** How strongly neighbours are correlated, about the mean. */
  public double autocorrelation() {
    return series.size() == 0 ? 0 : series.sums().autocorrelation();
  }
}
