package io.deployguardian.core.plan;

import io.deployguardian.core.rollout.PlanId;
import io.deployguardian.core.rollout.Rollout;
import java.util.Optional;

/** Stored plans, by content: what was put under an id never changes. */
public interface Plans {

  void put(PlanId id, String text);

  Optional<Plan> find(PlanId id);

  /** The plan of a rollout that is under it; it was stored before the rollout referred to it. */
  default Plan get(PlanId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("plan " + id + " is not stored"));
  }

  /** What is declared for a rollout, by the plan that it is under. */
  default EnvironmentPlan of(Rollout rollout) {
    return rollout
        .planned()
        .map(this::get)
        .flatMap(plan -> plan.of(rollout.subject().key()))
        .orElseThrow(() -> new IllegalStateException(rollout.id() + " is under no plan"));
  }
}
