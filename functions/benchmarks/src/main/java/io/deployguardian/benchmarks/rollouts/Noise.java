package io.deployguardian.benchmarks.rollouts;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/** What swings without anybody's doing: lognormal factors whose median is 1. */
public final class Noise {

  private Noise() {}

  /**
   * @param logSd standard deviation of the factors' logarithm
   */
  public static Course independent(double logSd) {
    return autocorrelated(logSd, 0);
  }

  /**
   * A stationary autoregression of the first order.
   *
   * @param logSd standard deviation of the factors' logarithm
   * @param rho correlation of the logarithms of two neighbours
   */
  public static Course autocorrelated(double logSd, double rho) {
    double fresh = Math.sqrt(1 - rho * rho);
    return (random, intervals) -> {
      double[] factors = new double[intervals];
      double state = random.nextGaussian();
      for (int i = 0; i < intervals; i++) {
        factors[i] = Math.exp(logSd * state);
        state = rho * state + fresh * random.nextGaussian();
      }
      return factors;
    };
  }

  /**
   * Logarithms by Student's t with 3 degrees of freedom.
   *
   * @param logSd standard deviation of the factors' logarithm
   */
  public static Course heavyTailed(double logSd) {
    double scale = logSd / Math.sqrt(3); // t with 3 degrees of freedom has the variance 3
    return (random, intervals) ->
        DoubleStream.generate(() -> Math.exp(scale * studentOf3(random)))
            .limit(intervals)
            .toArray();
  }

  private static double studentOf3(RandomGenerator random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double gaussian = random.nextGaussian();
      squares += gaussian * gaussian;
    }
    return random.nextGaussian() / Math.sqrt(squares / 3);
  }
}
