package io.deployguardian.wire.plan;

import java.time.Duration;

/** What a duration may be, both ends included. */
record Span(Duration least, Duration most) {

  boolean holds(Duration duration) {
    return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
  }

  @Override
  public String toString() {
    return Durations.text(least) + " to " + Durations.text(most);
  }
}
