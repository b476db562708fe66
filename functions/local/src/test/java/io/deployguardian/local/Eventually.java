package io.deployguardian.local;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for what is bound to happen, far longer than it should take: no test of ours is about
 * speed.
 */
final class Eventually {

  private static final Duration LONGEST = Duration.ofSeconds(90);

  private Eventually() {}

  static <T> T see(Supplier<T> look, Predicate<T> wanted) {
    Instant until = Instant.now().plus(LONGEST);
    T seen = look.get();
    while (!wanted.test(seen)) {
      if (Instant.now().isAfter(until)) {
        throw new AssertionError("not within " + LONGEST.toSeconds() + " s; last seen: " + seen);
      }
      pause(Duration.ofMillis(50));
      seen = look.get();
    }
    return seen;
  }

  static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
