package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * A newer deployment of the same service and environment took over; that one rules the traffic now.
 *
 * @param wasPromoted whether this one had been live until then
 */
public record Superseded(Subject subject, RolloutId by, boolean wasPromoted, Settling settling)
    implements Rollout {

  public Superseded looked(Instant now, Pace pace) {
    return new Superseded(subject, by, wasPromoted, settling.looked(now, pace));
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
