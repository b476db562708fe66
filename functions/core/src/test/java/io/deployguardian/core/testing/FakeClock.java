package io.deployguardian.core.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until somebody moves it. */
public final class FakeClock implements InstantSource {

  private Instant now;

  public FakeClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** Never backwards. */
  public void reach(Instant at) {
    now = at.isAfter(now) ? at : now;
  }
}
