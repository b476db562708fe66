package io.deployguardian.benchmarks.rollouts;

import java.util.random.RandomGenerator;

/** How many independent events happen where {@code mean} are expected. */
final class Poisson {

  /** From here on the transformed rejection is as exact, and faster. */
  private static final double LARGE = 10;

  private Poisson() {}

  static long draw(RandomGenerator random, double mean) {
    return mean < LARGE ? byMultiplying(random, mean) : byRejecting(random, mean);
  }

  /** Knuth, The Art of Computer Programming, volume 2, 3.4.1. */
  private static long byMultiplying(RandomGenerator random, double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    long events = 0;
    while (product > limit) {
      product *= random.nextDouble();
      events++;
    }
    return events;
  }

  /**
   * PTRS of W. Hörmann, "The transformed rejection method for generating Poisson random variables"
   * (Insurance: Mathematics and Economics 12, 1993); the numbers are the paper's.
   */
  private static long byRejecting(RandomGenerator random, double mean) {
    double b = 0.931 + 2.53 * Math.sqrt(mean);
    double a = -0.059 + 0.02483 * b;
    double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
    double squeeze = 0.9277 - 3.6224 / (b - 2);
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = 1 - random.nextDouble(); // never 0: its logarithm is taken
      double us = 0.5 - Math.abs(u);
      double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= squeeze) {
        return (long) k;
      }
      if (k < 0 || (us < 0.013 && v > us)) {
        continue;
      }
      double accepted = Math.log(v * inverseAlpha / (a / (us * us) + b));
      if (accepted <= k * Math.log(mean) - mean - logFactorial(k)) {
        return (long) k;
      }
    }
  }

  /** Exact enough: Stirling's series errs by less than 1e-9 above 9. */
  static double logFactorial(double k) {
    if (k < 10) {
      double product = 1;
      for (int i = 2; i <= k; i++) {
        product *= i;
      }
      return Math.log(product);
    }
    double inverse = 1 / (k + 1);
    double square = inverse * inverse;
    double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260));
    return (k + 0.5) * Math.log(k + 1) - (k + 1) + 0.5 * Math.log(2 * Math.PI) + series;
  }
}
