package io.deployguardian.aws.dynamodb;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits longer after each attempt, by chance, so that those who collided don't collide again. */
final class BackOff {
  private static final Duration FIRST = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final RandomGenerator random;

  BackOff(RandomGenerator random) {
    this.random = random;
  }

  /** Full jitter: anything from nothing up to the doubled distance. */
  void before(int attempt) {
    long most = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt, 10));
    try {
      Thread.sleep(random.nextLong(most + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to try again", e);
    }
  }
}
