package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.Objectives;

/** {@code objectives:} what the service promises its users. */
final class ObjectivesSection {

  private ObjectivesSection() {}

  static Objectives read(Spot at) {
    Block objectives = Block.withKeys(at, "availability", "latency", "completion");
    Objectives usual = PlanDefaults.OBJECTIVES;
    return new Objectives(
        objectives
            .get("availability")
            .flatMap(spot -> Block.share(spot, PlanLimits.AVAILABILITY))
            .orElse(usual.availability()),
        objectives.duration("latency", PlanLimits.LATENCY, usual.latency()),
        objectives
            .get("completion")
            .flatMap(spot -> Block.duration(spot, PlanLimits.COMPLETION))
            .or(usual::completion));
  }
}
