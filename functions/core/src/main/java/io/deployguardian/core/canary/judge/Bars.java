package io.deployguardian.core.canary.judge;

/**
 * How much evidence it takes, as logarithms of e-values.
 *
 * @param fail from here on it is worse: {@code 1 / alpha}, times the number of tests that share it
 * @param pass from here on it is within its tolerance: {@code 1 / beta}
 * @param alpha the share of alpha that each test has
 */
record Bars(double fail, double pass, double alpha) {

  /** From here on evidence is notable: nobody would bet five to one against it. */
  static final double NOTABLE = Math.log(5);

  static Bars of(double alpha, double beta, int tests) {
    double share = alpha / tests;
    return new Bars(-Math.log(share), -Math.log(beta), share);
  }
}
