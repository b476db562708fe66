package io.deployguardian.core.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Going to 100 %: decided, not yet confirmed by the target. */
public record Promoting(Subject subject, PlanId plan, Ground ground, Instant since, Lease lease)
    implements Rollout.Leased, Rollout.Reversible, Rollout.Supersedable, Rollout.UnderPlan {

  static Promoting on(Ground ground, UnderPlan from, Instant now, Pace pace) {
    return new Promoting(
        from.subject(), from.plan(), ground, now, Lease.offered(now, pace.grace()));
  }

  public Promoting taken(Instant now, Pace pace) {
    return new Promoting(subject, plan, ground, since, lease.taken(now, pace.lease()));
  }

  @Override
  public Promoting under(Lease other) {
    return new Promoting(subject, plan, ground, since, other);
  }

  /** For a person to look at, with all of the traffic meant for the new release. */
  public Held.Paused hold(int stage, List<Reason> reasons, Instant now, Duration deadline) {
    return new Held.Paused(subject, plan, stage, Weight.ALL, reasons, now, now.plus(deadline));
  }

  /** The target confirmed 100 %: that is the promotion. */
  public Promoted confirmed(Instant now, Pace pace) {
    return new Promoted(subject, plan, ground, now, Settling.from(now, pace));
  }

  @Override
  public Optional<Instant> due() {
    return Optional.of(lease.until());
  }

  @Override
  public Optional<Split> desired() {
    return Optional.of(Split.allTo(subject.release()));
  }
}
