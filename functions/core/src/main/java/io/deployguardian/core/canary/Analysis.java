package io.deployguardian.core.canary;

import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.rollout.Measurement;
import java.util.List;

/**
 * All measurements of a rollout so far, each with its stage; what a judge judges.
 *
 * @param stage the stage that is to be judged
 * @param comparable whether there is a baseline; a first release is judged on thresholds alone
 * @param overdue whether the stage's deadline is over, so that data that is still missing won't
 *     come
 * @param risk the errors that may be made
 */
public record Analysis(
    List<Metric> metrics,
    List<Measurement> measurements,
    int stage,
    boolean comparable,
    boolean overdue,
    Risk risk) {

  public Analysis {
    metrics = List.copyOf(metrics);
    measurements = List.copyOf(measurements);
  }

  /** The measurements of one metric, in order of time. */
  public List<Measurement> of(Metric metric) {
    return measurements.stream().filter(m -> m.metric().equals(metric.name())).toList();
  }
}
