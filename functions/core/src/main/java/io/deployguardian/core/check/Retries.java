package io.deployguardian.core.check;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * How often a check is attempted, and how patiently.
 *
 * @param attempts at least 1
 */
public record Retries(int attempts, Pauses pauses) {

  /** Three attempts, backing off. */
  public static final Retries DEFAULT = new Retries(3, Pauses.BackOff.USUAL);

  public Retries {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts: found " + attempts + ", expected 1 or more");
    }
    Objects.requireNonNull(pauses, "pauses");
  }

  /** Backing off from the first pause to the longest. */
  public Retries(int attempts, Duration first, Duration longest) {
    this(attempts, new Pauses.BackOff(first, longest));
  }

  /** The pause after the given attempt (1-based). */
  public Duration pauseAfter(int attempt, RandomGenerator chance) {
    return pauses.after(attempt, chance);
  }
}
