package io.deployguardian.core.canary.judge;

/** Sums of numbers of which only the logarithms fit into a double. */
final class Logs {

  private Logs() {}

  /** {@code ln(exp(a) + exp(b))}. */
  static double add(double a, double b) {
    double most = Math.max(a, b);
    return Double.isInfinite(most) ? most : most + Math.log1p(Math.exp(Math.min(a, b) - most));
  }
}
