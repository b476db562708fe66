package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * Traffic could not be brought back. Somebody is paged, and the rollback is tried again at growing
 * distance; a newer deployment may take over, because it may well be the fix.
 */
public record RollbackFailed(
    Subject subject,
    Optional<PlanId> plan,
    Optional<Release> to,
    Cause cause,
    boolean wasExposed,
    Instant since,
    String why,
    int failures,
    Instant dueAt)
    implements Rollout.Active, Rollout.Reversible, Rollout.Supersedable {

  public RollingBack retry(Instant now, Pace pace) {
    return new RollingBack(
        subject,
        plan,
        to,
        cause,
        wasExposed,
        since,
        new Lease(0, now).taken(now, pace.lease()),
        failures);
  }

  public RollbackFailed lookAgain(Instant next) {
    return new RollbackFailed(subject, plan, to, cause, wasExposed, since, why, failures, next);
  }

  @Override
  public Optional<PlanId> planned() {
    return plan;
  }

  @Override
  public Optional<Instant> due() {
    return Optional.of(dueAt);
  }

  @Override
  public Optional<Split> desired() {
    return to.map(Split::allTo);
  }
}
