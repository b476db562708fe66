package io.deployguardian.core.check;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait between two attempts. */
public sealed interface Pauses {

  /**
   * @param attempt how many were made
   */
  Duration after(int attempt, RandomGenerator chance);

  /**
   * Exponential back-off with equal jitter (M. Brooker, "Exponential Backoff And Jitter", AWS
   * Architecture Blog, 2015): between half of the back-off and all of it.
   *
   * @param first the pause after the first attempt, at most
   * @param longest no pause is longer
   */
  record BackOff(Duration first, Duration longest) implements Pauses {

    /** One second to a minute. */
    public static final BackOff USUAL = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @Override
    public Duration after(int attempt, RandomGenerator chance) {
      double factor = Math.pow(2, Math.min(attempt - 1, 30));
      double limit = Math.min(first.toMillis() * factor, longest.toMillis());
      return Duration.ofMillis(Math.round(limit * (0.5 + chance.nextDouble() / 2)));
    }
  }

  /** Always the same pause, as readiness is polled. */
  record Every(Duration interval) implements Pauses {

    @Override
    public Duration after(int attempt, RandomGenerator chance) {
      return interval;
    }
  }
}
