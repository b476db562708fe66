package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.plan.Stage;
import io.deployguardian.core.rollout.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code canary:} the stages, the metrics, and how often, how patiently and how strictly they are
 * judged.
 */
final class CanarySection {

  private static final int ALL = 100;

  private CanarySection() {}

  /**
   * @param usual the stages where it names none
   */
  static CanaryPlan read(Spot at, List<Stage> usual) {
    Block canary =
        Block.withKeys(
            at, "interval", "patience", "delay", "stages", "metrics", "alpha", "beta", "traffic");
    return new CanaryPlan(
        canary.get("stages").map(CanarySection::stages).orElse(usual),
        canary.duration("interval", PlanLimits.INTERVAL, PlanDefaults.INTERVAL),
        canary.duration("patience", PlanLimits.PATIENCE, PlanDefaults.PATIENCE),
        canary.duration("delay", PlanLimits.DELAY, PlanDefaults.DELAY),
        canary.get("metrics").map(MetricSection::read).orElse(PlanDefaults.METRICS),
        new Risk(
            risk(canary, "alpha", PlanDefaults.RISK.alpha()),
            risk(canary, "beta", PlanDefaults.RISK.beta())),
        traffic(canary));
  }

  private static double risk(Block canary, String key, double otherwise) {
    return canary.get(key).flatMap(spot -> Block.share(spot, PlanLimits.RISK)).orElse(otherwise);
  }

  private static OptionalDouble traffic(Block canary) {
    return canary
        .get("traffic")
        .flatMap(spot -> Block.number(spot, PlanLimits.TRAFFIC))
        .map(OptionalDouble::of)
        .orElse(PlanDefaults.TRAFFIC);
  }

  /** The last one may be 100 %: that is the promotion, which follows anyway and has no soak. */
  private static List<Stage> stages(Spot at) {
    List<Stage> stages = new ArrayList<>();
    List<Spot> items = at.items(PlanLimits.STAGES, "stages");
    int before = 0;
    for (Spot item : items) {
      Block stage = Block.withKeys(item, "weight", "soak");
      Optional<Spot> weightAt = stage.need("weight", "a whole number of percent, 1 to 100");
      Optional<Integer> weight = weightAt.flatMap(spot -> Block.whole(spot, 1, ALL));
      if (weight.isPresent() && weight.get() <= before) {
        weightAt.orElseThrow().wrong("more than the stage before, " + before);
      }
      Optional<Duration> soak = soak(stage, weight);
      if (weight.isPresent() && soak.isPresent()) {
        stages.add(new Stage(new Weight(weight.get()), soak.get()));
      }
      before = weight.orElse(before);
    }
    return stages;
  }

  private static Optional<Duration> soak(Block stage, Optional<Integer> weight) {
    if (weight.filter(w -> w == ALL).isPresent()) {
      stage.get("soak").ifPresent(spot -> spot.wrong("no soak at 100 %: it is the promotion"));
      return Optional.empty();
    }
    return stage
        .need("soak", "a duration of " + PlanLimits.SOAK)
        .flatMap(spot -> Block.duration(spot, PlanLimits.SOAK));
  }
}
