package io.deployguardian.core.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What happened when a rollout was rolled back, for people.
 *
 * @param startedAt the failing signal
 * @param decidedAt when the rollback was decided
 * @param restoredAt when the target confirmed the restored traffic
 * @param restored what has the traffic now; empty where there was nothing to restore
 * @param exposed whether the bad release ever had traffic; without, nobody was affected
 */
public record Incident(
    Severity severity,
    Cause cause,
    Instant startedAt,
    Instant decidedAt,
    Instant restoredAt,
    Release bad,
    Optional<Release> restored,
    Verdict health,
    boolean exposed) {

  /** From the decision to restored traffic. */
  public Duration decisionToRestored() {
    return Duration.between(decidedAt, restoredAt);
  }
}
