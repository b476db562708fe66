package io.deployguardian.core.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A stage's weight is decided and not yet confirmed by the target. */
public record Shifting(
    Subject subject, PlanId plan, int stage, Weight weight, Instant since, Lease lease)
    implements Rollout.Leased, Rollout.Reversible, Rollout.Supersedable, Rollout.UnderPlan {

  public Shifting taken(Instant now, Pace pace) {
    return new Shifting(subject, plan, stage, weight, since, lease.taken(now, pace.lease()));
  }

  @Override
  public Shifting under(Lease other) {
    return new Shifting(subject, plan, stage, weight, since, other);
  }

  /** The target confirmed the weight: the soak starts now. */
  public Soaking confirmed(Instant now, Duration interval) {
    return new Soaking(
        subject, plan, stage, weight, now, now, Optional.empty(), now.plus(interval));
  }

  public Held.Paused hold(List<Reason> reasons, Instant now, Duration deadline) {
    return new Held.Paused(subject, plan, stage, weight, reasons, now, now.plus(deadline));
  }

  @Override
  public Optional<Instant> due() {
    return Optional.of(lease.until());
  }

  @Override
  public Optional<Split> desired() {
    return Optional.of(subject.exposed(weight));
  }
}
