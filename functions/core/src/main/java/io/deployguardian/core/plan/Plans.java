package io.deployguardian.core.plan;

import io.deployguardian.core.rollout.PlanId;
import java.util.Optional;

/** Stored plans, by content: what was put under an id never changes. */
public interface Plans {

  void put(PlanId id, String text);

  Optional<Plan> find(PlanId id);

  /** The plan of a rollout that is under it; it was stored before the rollout referred to it. */
  default Plan get(PlanId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("plan " + id + " is not stored"));
  }
}
