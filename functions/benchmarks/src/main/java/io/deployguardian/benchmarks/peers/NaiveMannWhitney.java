package io.deployguardian.benchmarks.peers;

import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.util.List;

/**
 * Mann and Whitney's U, counted pair by pair: a yardstick of plain arithmetic, so that times of
 * different machines compare.
 */
public final class NaiveMannWhitney {
  private final double[] baseline;
  private final double[] canary;

  /** Of the measurements that have data. */
  public NaiveMannWhitney(List<Measurement> measurements) {
    baseline = numbers(measurements.stream().map(Measurement::baseline).toList());
    canary = numbers(measurements.stream().map(Measurement::canary).toList());
  }

  /** In so many pairs the canary has the larger number; equal ones are halves. */
  public double u() {
    double balance = 0;
    for (double own : canary) {
      for (double other : baseline) {
        // No branches: how well a processor guesses them depends on the data.
        balance += Math.signum(own - other);
      }
    }
    return ((double) canary.length * baseline.length + balance) / 2;
  }

  private static double[] numbers(List<Reading> readings) {
    return readings.stream().flatMapToDouble(r -> Readings.number(r).stream()).toArray();
  }
}
