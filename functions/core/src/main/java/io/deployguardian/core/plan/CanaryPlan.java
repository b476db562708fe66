package io.deployguardian.core.plan;

import io.deployguardian.core.rollout.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How a canary is exposed and judged.
 *
 * @param stages weights below 100 %, growing; what follows the last one is the promotion
 * @param interval how often it is measured and judged
 * @param patience how long after its soak a stage may stay inconclusive before it is held
 * @param delay how long measurements need to arrive; windows end that long ago
 * @param risk the errors that the judge may make
 * @param traffic requests per second that the service is expected to get; for the forecast of what
 *     a stage can detect, never for a verdict
 */
public record CanaryPlan(
    List<Stage> stages,
    Duration interval,
    Duration patience,
    Duration delay,
    List<Metric> metrics,
    Risk risk,
    OptionalDouble traffic) {

  /** The defaults of the catalogue. */
  public static final List<Weight> WEIGHTS =
      List.of(new Weight(10), new Weight(25), new Weight(50));

  public CanaryPlan {
    stages = List.copyOf(stages);
    metrics = List.copyOf(metrics);
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(patience, "patience");
    Objects.requireNonNull(delay, "delay");
    Objects.requireNonNull(risk, "risk");
    Objects.requireNonNull(traffic, "traffic");
  }

  /** A first release has nothing to be compared with: one stage at 100 %, watched on thresholds. */
  public CanaryPlan withoutBaseline() {
    if (stages.isEmpty()) {
      return this;
    }
    var alone = new Stage(Weight.ALL, stages.getFirst().soak());
    return new CanaryPlan(List.of(alone), interval, patience, delay, metrics, risk, traffic);
  }

  public boolean isLast(int stage) {
    return stage >= stages.size() - 1;
  }
}
