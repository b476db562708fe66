package io.deployguardian.benchmarks.rollouts;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * How a side's true rate or value goes: one factor for each interval, drawn anew for each rollout;
 * 1 leaves it as it is.
 */
@FunctionalInterface
public interface Course {

  /** Nothing happens. */
  Course STEADY = (random, intervals) -> ones(intervals);

  double[] factors(RandomGenerator random, int intervals);

  /** Both at once. */
  default Course times(Course other) {
    return (random, intervals) -> {
      double[] product = factors(random, intervals);
      double[] others = other.factors(random, intervals);
      for (int i = 0; i < intervals; i++) {
        product[i] *= others[i];
      }
      return product;
    };
  }

  static double[] ones(int intervals) {
    double[] ones = new double[intervals];
    Arrays.fill(ones, 1);
    return ones;
  }
}
