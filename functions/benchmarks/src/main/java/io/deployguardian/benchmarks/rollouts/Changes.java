package io.deployguardian.benchmarks.rollouts;

import java.util.Arrays;

/** What somebody did: exact factors at known times. Intervals count from 1. */
public final class Changes {

  private Changes() {}

  public static Course by(double factor) {
    return from(1, factor);
  }

  /** From the interval {@code first} to the end. */
  public static Course from(int first, double factor) {
    return (random, intervals) -> {
      double[] factors = Course.ones(intervals);
      Arrays.fill(factors, Math.min(first - 1, intervals), intervals, factor);
      return factors;
    };
  }

  /** From the start up to and including the interval {@code last}. */
  public static Course upTo(int last, double factor) {
    return (random, intervals) -> {
      double[] factors = Course.ones(intervals);
      Arrays.fill(factors, 0, Math.min(last, intervals), factor);
      return factors;
    };
  }

  /** In exactly {@code count} intervals, any of them. */
  public static Course inAny(int count, double factor) {
    return (random, intervals) -> {
      double[] factors = Course.ones(intervals);
      int left = count;
      for (int i = 0; i < intervals && left > 0; i++) {
        if (random.nextInt(intervals - i) < left) { // each subset is as likely as any other
          factors[i] = factor;
          left--;
        }
      }
      return factors;
    };
  }

  /**
   * Load that comes and goes as a sine.
   *
   * @param depth how far up and down, as a share: below 1
   * @param period in intervals
   */
  public static Course wave(double depth, int period) {
    return (random, intervals) -> {
      double[] factors = new double[intervals];
      for (int i = 0; i < intervals; i++) {
        factors[i] = 1 + depth * Math.sin(2 * Math.PI * i / period);
      }
      return factors;
    };
  }
}
