package io.deployguardian.benchmarks.peers;

import io.deployguardian.benchmarks.rollouts.Counts;
import io.deployguardian.benchmarks.rollouts.Values;
import io.deployguardian.benchmarks.simulation.Outcome;
import io.deployguardian.benchmarks.simulation.Watcher;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Made by hand. */
record Rollout(Metric metric, List<Measurement> measurements) {

  static Rollout ofErrors() {
    return new Rollout(Counts.USUAL.metric(), new ArrayList<>());
  }

  static Rollout ofLatency() {
    return new Rollout(Values.USUAL.metric(), new ArrayList<>());
  }

  /** Minute after minute, out of 1,000 requests on either side. */
  Rollout errors(int baseline, int... canary) {
    for (int bad : canary) {
      add(new Reading.Count(baseline, 1_000), new Reading.Count(bad, 1_000));
    }
    return this;
  }

  Rollout latency(double baseline, double... canary) {
    for (double value : canary) {
      add(new Reading.Value(baseline, 0), new Reading.Value(value, 0));
    }
    return this;
  }

  Rollout nothing() {
    return add(new Reading.Missing("late"), new Reading.Missing("late"));
  }

  Outcome watchedBy(Watcher watcher) {
    return watcher.watch(metric, measurements);
  }

  private Rollout add(Reading baseline, Reading canary) {
    Instant at = Instant.EPOCH.plusSeconds(60L * measurements.size());
    measurements.add(new Measurement(metric.name(), 0, at, at.plusSeconds(60), baseline, canary));
    return this;
  }
}
