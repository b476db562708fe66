package io.deployguardian.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The few routes that somebody is interested in: only they get load, however many there are. */
final class RecentRoutes {

  static final int MOST = 8;
  static final Duration INTEREST = Duration.ofMinutes(10);

  private final SequencedMap<Route, Instant> lastUse = new LinkedHashMap<>();

  /**
   * The least recently used gives way, so that with a ninth canary each still gets some traffic.
   */
  synchronized void touch(Route route, Instant now) {
    lastUse.putLast(route, now);
    if (lastUse.size() > MOST) {
      lastUse.pollFirstEntry();
    }
  }

  synchronized List<Route> at(Instant now) {
    lastUse.values().removeIf(used -> used.plus(INTEREST).isBefore(now));
    return List.copyOf(lastUse.keySet());
  }
}
