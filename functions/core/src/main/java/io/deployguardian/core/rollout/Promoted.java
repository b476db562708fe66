package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Optional;

/** Live with all of the traffic, until a newer promotion or a rollback. */
public record Promoted(Subject subject, PlanId plan, Ground ground, Instant at, Settling settling)
    implements Rollout.Reversible, Rollout.Supersedable, Rollout.UnderPlan {

  public Promoted looked(Instant now, Pace pace) {
    return new Promoted(subject, plan, ground, at, settling.looked(now, pace));
  }

  @Override
  public Optional<Instant> due() {
    return settling.next();
  }

  @Override
  public Optional<Split> desired() {
    return Optional.of(Split.allTo(subject.release()));
  }
}
