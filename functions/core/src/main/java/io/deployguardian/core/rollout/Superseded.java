package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * A newer deployment of the same service and environment took over; that one rules the traffic now.
 *
 * @param promotedAt when this one went live, if it ever did
 */
public record Superseded(
    Subject subject, RolloutId by, Optional<Instant> promotedAt, Settling settling)
    implements Rollout {

  public Superseded looked(Instant now, Pace pace) {
    return new Superseded(subject, by, promotedAt, settling.looked(now, pace));
  }

  @Override
  public Optional<Instant> due() {
    return settling.next();
  }

  @Override
  public Optional<Split> desired() {
    return Optional.empty();
  }
}
