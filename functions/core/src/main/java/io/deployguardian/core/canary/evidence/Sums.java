package io.deployguardian.core.canary.evidence;

/**
 * What the likelihood of a first-order autoregression needs to know of a series, whatever its
 * coefficient {@code rho}.
 *
 * @param squares the sum of all values squared
 * @param products the sum of the products of neighbours
 */
record Sums(int size, double first, double last, double total, double squares, double products) {

  /** What is left of the squares of a constant series is rounding, and correlated by accident. */
  private static final double ROUNDING = 1e-12;

  /** The sum of squared innovations if the mean is 0. */
  double innovations(double rho) {
    return (1 - rho * rho) * first * first
        + (squares - first * first)
        - 2 * rho * products
        + rho * rho * (squares - last * last);
  }

  /** How much the innovations show of a level that has been there from the beginning. */
  Level level(double rho) {
    double slow = 1 - rho;
    double edge = 1 - rho * rho;
    double rest = total - first - rho * (total - last);
    return new Level(edge + (size - 1) * slow * slow, edge * first + slow * rest);
  }

  /** The lag-one autocorrelation about the mean, corrected for the bias of a short series. */
  double autocorrelation() {
    double mean = total / size;
    double variance = squares - size * mean * mean;
    if (size < 3 || variance <= ROUNDING * squares) {
      return 0;
    }
    double lagged = products - mean * (2 * total - first - last) + (size - 1) * mean * mean;
    double raw = lagged / variance;
    return raw + (1 + 4 * raw) / size;
  }

  /**
   * A level among the innovations.
   *
   * @param length its squared length
   * @param product its inner product with them
   */
  record Level(double length, double product) {}
}
