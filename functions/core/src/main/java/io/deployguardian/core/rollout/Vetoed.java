package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The gate said no: nothing was deployed, nothing is owed. */
public record Vetoed(Subject subject, PlanId plan, List<Reason> reasons, Instant at)
    implements Rollout.Reversible, Rollout.UnderPlan {

  public Vetoed {
    reasons = List.copyOf(reasons);
  }

  @Override
  public Optional<Instant> due() {
    return Optional.empty();
  }

  @Override
  public Optional<Split> desired() {
    return subject.unexposed();
  }
}
