package io.deployguardian.benchmarks.simulation;

import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Measurement;
import java.util.List;

/** Looks at a rollout after each of its intervals. Stateless: one serves many threads. */
public interface Watcher {

  /** What a table calls it. */
  String name();

  /**
   * @param measurements the whole rollout; a look sees only those up to its own interval
   */
  Outcome watch(Metric metric, List<Measurement> measurements);
}
