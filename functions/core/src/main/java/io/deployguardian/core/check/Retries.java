package io.deployguardian.core.check;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with equal jitter (M. Brooker, "Exponential Backoff And Jitter", AWS
 * Architecture Blog, 2015).
 *
 * @param attempts at least 1
 * @param first the pause after the first attempt, at most
 * @param longest no pause is longer
 */
public record Retries(int attempts, Duration first, Duration longest) {

  /** Three attempts, one second to a minute. */
  public static final Retries DEFAULT =
      new Retries(3, Duration.ofSeconds(1), Duration.ofMinutes(1));

  public Retries {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts: found " + attempts + ", expected 1 or more");
    }
  }

  /** The pause after the given attempt (1-based), between half of the back-off and all of it. */
  public Duration pauseAfter(int attempt, RandomGenerator chance) {
    double factor = Math.pow(2, Math.min(attempt - 1, 30));
    double limit = Math.min(first.toMillis() * factor, longest.toMillis());
    return Duration.ofMillis(Math.round(limit * (0.5 + chance.nextDouble() / 2)));
  }
}
