package io.deployguardian.core.canary.evidence;

/**
 * Where the mean of a series is: the estimate and an interval that is valid at any look, for a
 * Gaussian first-order autoregression of unknown scale. Robbins' normal mixture around the t
 * statistic (Lai, "On confidence sequences", 1976), at the autocorrelation that fits best.
 *
 * @param estimate of the mean
 * @param reach half the interval's width; infinite while there is too little data
 */
public record MeanShift(double estimate, double reach) {

  private static final double[] RHOS = {0, 0.2, 0.4, 0.6, 0.8, 0.9};
  private static final double SPREAD = 1;

  static MeanShift of(Sums sums, double priorSquares, double alpha) {
    double best = Double.NEGATIVE_INFINITY;
    double at = 0;
    for (double rho : RHOS) {
      var level = sums.level(rho);
      double left = left(sums, rho, level) + priorSquares;
      double fit = Math.log(1 - rho * rho) - sums.size() * Math.log(left);
      if (fit > best) {
        best = fit;
        at = rho;
      }
    }
    var level = sums.level(at);
    double occam = 1 + SPREAD * level.length();
    double bound = Math.pow(Math.sqrt(occam) / alpha, 2.0 / (sums.size() + 1));
    double left = left(sums, at, level) + priorSquares;
    double reach =
        bound < occam
            ? Math.sqrt(left * (bound - 1) / (level.length() * (1 - bound / occam)))
            : Double.POSITIVE_INFINITY;
    return new MeanShift(level.product() / level.length(), reach);
  }

  /** The squared innovations that the best level leaves. */
  private static double left(Sums sums, double rho, Sums.Level level) {
    return Math.max(0, sums.innovations(rho) - level.product() * level.product() / level.length());
  }
}
