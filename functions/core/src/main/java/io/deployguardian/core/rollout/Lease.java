package io.deployguardian.core.rollout;

import java.time.Duration;
import java.time.Instant;

/**
 * Who may act on what was decided: nobody yet, or one worker until a point in time. A worker that
 * dies leaves a lease that ends by itself, and its end is when the step is due again.
 *
 * @param attempts how many workers took it so far
 * @param until when the step is due, unless it was done before
 */
public record Lease(int attempts, Instant until) {

  /** Decided just now; the event is expected to bring a worker before {@code grace} is over. */
  public static Lease offered(Instant now, Duration grace) {
    return new Lease(0, now.plus(grace));
  }

  public boolean isFree(Instant now) {
    return attempts == 0 || !now.isBefore(until);
  }

  public Lease taken(Instant now, Duration length) {
    return new Lease(attempts + 1, now.plus(length));
  }

  /** The same number of attempts, due at {@code next}. */
  public Lease dueAt(Instant next) {
    return new Lease(attempts, next);
  }
}
