package io.deployguardian.local.cost;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Hours of a rollout pass as fast as they can be counted. */
final class TurnedClock implements InstantSource {

  private volatile Instant now;

  TurnedClock(Instant from) {
    this.now = from;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration some) {
    now = now.plus(some);
  }

  /** Never back. */
  void turnTo(Instant later) {
    if (later.isAfter(now)) {
      now = later;
    }
  }
}
