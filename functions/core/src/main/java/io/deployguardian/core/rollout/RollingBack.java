package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * The way back is decided and not yet confirmed by the target.
 *
 * @param plan the plan whose checks verify the restored release, where there was one
 * @param to what traffic goes back to; empty for a first release, which has no way back
 * @param wasExposed whether the bad release may have had traffic
 * @param failures how often this rollback already ended as failed
 */
public record RollingBack(
    Subject subject,
    Optional<PlanId> plan,
    Optional<Release> to,
    Cause cause,
    boolean wasExposed,
    Instant since,
    Lease lease,
    int failures)
    implements Rollout.Leased, Rollout.Reversible {

  public RollingBack taken(Instant now, Pace pace) {
    return new RollingBack(
        subject, plan, to, cause, wasExposed, since, lease.taken(now, pace.lease()), failures);
  }

  @Override
  public RollingBack under(Lease other) {
    return new RollingBack(subject, plan, to, cause, wasExposed, since, other, failures);
  }

  /**
   * The target confirmed that {@code restored} has all of the traffic, or there was nothing to
   * restore.
   */
  public RolledBack confirmed(Optional<Release> restored, Verdict health, Instant at, Pace pace) {
    return new RolledBack(
        subject, restored, cause, wasExposed, since, at, health, Settling.from(at, pace));
  }

  public RollbackFailed failed(String why, Instant next) {
    return new RollbackFailed(subject, plan, to, cause, wasExposed, since, why, failures + 1, next);
  }

  @Override
  public Optional<PlanId> planned() {
    return plan;
  }

  @Override
  public Optional<Instant> due() {
    return Optional.of(lease.until());
  }

  @Override
  public Optional<Split> desired() {
    return to.map(Split::allTo);
  }
}
