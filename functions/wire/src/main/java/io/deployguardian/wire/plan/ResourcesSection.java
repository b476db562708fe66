package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.Resources;
import java.util.Optional;

/** {@code resources:} what one instance may use, and how many there are. */
final class ResourcesSection {

  private ResourcesSection() {}

  static Resources read(Spot at) {
    Block resources = Block.withSomeOf(at, "cpu", "memory", "replicas", "cpuTarget");
    Optional<Block> replicas =
        resources.get("replicas").map(spot -> Block.withSomeOf(spot, "least", "most"));
    int least = count(replicas, "least", 0, PlanDefaults.LEAST_REPLICAS);
    int most = count(replicas, "most", 1, PlanDefaults.MOST_REPLICAS);
    if (most < least) {
      replicas
          .flatMap(block -> block.get("most").or(() -> block.get("least")))
          .ifPresent(spot -> spot.wrong("most to be no less than least, " + least));
    }
    return new Resources(
        resources.get("cpu").flatMap(Form.CPU::readScalar),
        resources.text("memory", Form.MEMORY),
        least,
        most,
        resources
            .get("cpuTarget")
            .flatMap(spot -> Block.share(spot, PlanLimits.CPU_TARGET))
            .orElse(PlanDefaults.CPU_TARGET));
  }

  private static int count(Optional<Block> replicas, String key, int lowest, int otherwise) {
    return replicas
        .map(block -> block.whole(key, lowest, PlanLimits.REPLICAS, otherwise))
        .orElse(otherwise);
  }
}
