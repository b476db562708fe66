package io.deployguardian.benchmarks.peers;

import io.deployguardian.benchmarks.simulation.Outcome;
import io.deployguardian.benchmarks.simulation.Watcher;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Measurement;
import java.util.List;

/**
 * A fixed limit and some patience: fails after so many intervals in a row over it. With 2 it is an
 * alarm on "2 out of 2 datapoints", as rollback alarms are set up in AWS' documentation; with 4 it
 * is an analysis that tolerates failed measurements, but not four in succession, as analysis runs
 * of progressive delivery controllers have it.
 *
 * <p>Over the limit is a canary's error rate above 1 %, or a value above 1.25 times the baseline's
 * of the same interval. An interval without data is not over it.
 */
record LimitInARow(String name, int failures) implements Watcher {

  private static final double ERROR_RATE = 0.01;
  private static final double TIMES_THE_BASELINE = 1.25;

  /** The threshold alarm. */
  static LimitInARow alarm() {
    return new LimitInARow("limit, 2 of 2", 2);
  }

  /** The consecutive failure limit. */
  static LimitInARow analysis() {
    return new LimitInARow("limit, 4 in a row", 4);
  }

  @Override
  public Outcome watch(Metric metric, List<Measurement> measurements) {
    int inARow = 0;
    for (int i = 0; i < measurements.size(); i++) {
      inARow = isOver(metric, measurements.get(i)) ? inARow + 1 : 0;
      if (inARow == failures) {
        return Outcome.failed(i + 1);
      }
    }
    return Outcome.PASSED;
  }

  private static boolean isOver(Metric metric, Measurement measurement) {
    var canary = Readings.number(measurement.canary());
    var baseline = Readings.number(measurement.baseline());
    return canary.isPresent()
        && switch (metric.kind()) {
          case RATIO -> canary.getAsDouble() > ERROR_RATE;
          case VALUE ->
              baseline.isPresent()
                  && canary.getAsDouble() > TIMES_THE_BASELINE * baseline.getAsDouble();
        };
  }
}
