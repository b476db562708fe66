package io.deployguardian.core.canary;

import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Release;
import java.time.Instant;
import java.util.List;

/**
 * Where readings come from. What is not there is {@link Reading.Missing}; a source that is down
 * throws.
 */
public interface MetricSource {

  /**
   * One metric of one release's share of a target, from {@code from} (inclusive) to {@code to}
   * (exclusive).
   */
  Reading read(Binding binding, Metric metric, Release release, Instant from, Instant to);

  /**
   * Several metrics of one side, in their order. A source that is paid by what it is asked for has
   * much to save here: most metrics have something in common, such as how many requests there were.
   */
  default List<Reading> readAll(
      Binding binding, List<Metric> metrics, Release release, Instant from, Instant to) {
    return metrics.stream().map(metric -> read(binding, metric, release, from, to)).toList();
  }
}
