package io.deployguardian.core.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Traffic is back on a known-good release.
 *
 * @param restored what has the traffic now; empty where the bad release never had any and there was
 *     nothing to restore
 * @param wasExposed whether the bad release may have had traffic
 * @param decidedAt when the rollback was decided
 * @param restoredAt when the target confirmed it, read back
 * @param health what the plan's checks said of the restored release
 */
public record RolledBack(
    Subject subject,
    Optional<Release> restored,
    Cause cause,
    boolean wasExposed,
    Instant decidedAt,
    Instant restoredAt,
    Verdict health,
    Settling settling)
    implements Rollout {

  public RolledBack looked(Instant now, Pace pace) {
    return new RolledBack(
        subject,
        restored,
        cause,
        wasExposed,
        decidedAt,
        restoredAt,
        health,
        settling.looked(now, pace));
  }

  /** From the decision to restored traffic. */
  public Duration took() {
    return Duration.between(decidedAt, restoredAt);
  }

  @Override
  public Optional<Instant> due() {
    return settling.next();
  }

  @Override
  public Optional<Split> desired() {
    return restored.map(Split::allTo);
  }
}
