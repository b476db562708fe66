package io.deployguardian.wire.door;

import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.PlanId;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import java.util.Optional;
import java.util.stream.Stream;

/** The plans that rollouts are, or were, under. */
record PlansOnRecord(Rollouts rollouts, Plans plans) {

  Optional<PlanId> idOf(Recorded known) {
    return known.rollout().planned().or(() -> accepted(known.id()));
  }

  Optional<Plan> planOf(Recorded known) {
    return idOf(known).flatMap(plans::find);
  }

  /** A rollout that ended badly names no plan any more; the decision log still does. */
  private Optional<PlanId> accepted(RolloutId id) {
    return rollouts.decisions(id).stream()
        .flatMap(decision -> Stream.ofNullable(decision.details().get("plan")))
        .findFirst()
        .map(PlanId::new);
  }
}
