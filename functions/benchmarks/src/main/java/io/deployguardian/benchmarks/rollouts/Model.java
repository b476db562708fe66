package io.deployguardian.benchmarks.rollouts;

import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Measurement;
import java.util.List;
import java.util.random.RandomGenerator;

/** A service of which the truth is known: draws what is measured on both sides. */
public sealed interface Model permits Counts, Values {

  /** As a plan that says nothing has it: critical, required, more is worse, no threshold. */
  Metric metric();

  /** One rollout, one measurement a minute. The same {@code random} gives the same rollout. */
  List<Measurement> measurements(RandomGenerator random, int intervals);
}
