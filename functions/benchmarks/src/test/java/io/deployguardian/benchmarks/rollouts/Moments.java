package io.deployguardian.benchmarks.rollouts;

import java.util.Arrays;

/** Of a series. */
final class Moments {

  private Moments() {}

  static double mean(double[] series) {
    return Arrays.stream(series).average().orElseThrow();
  }

  static double sd(double[] series) {
    double mean = mean(series);
    return Math.sqrt(
        Arrays.stream(series).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }

  /** Of neighbours. */
  static double autocorrelation(double[] series) {
    double mean = mean(series);
    double sum = 0;
    for (int i = 1; i < series.length; i++) {
      sum += (series[i - 1] - mean) * (series[i] - mean);
    }
    return sum / (series.length - 1) / Math.pow(sd(series), 2);
  }
}
