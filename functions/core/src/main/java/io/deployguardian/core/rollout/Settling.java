package io.deployguardian.core.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The looks at an ended rollout's traffic: after one minute, then at doubling distance, until no
 * writer that slept can wake any more.
 *
 * @param since when the rollout ended
 * @param next the next look, none when settling is over
 */
public record Settling(Instant since, Optional<Instant> next) {

  private static final Duration FIRST = Duration.ofMinutes(1);

  public static Settling from(Instant ended, Pace pace) {
    return new Settling(ended, Optional.of(ended.plus(shorter(FIRST, pace.settling()))));
  }

  /** One look is done: the next at twice the age, the last one when settling is over. */
  public Settling looked(Instant now, Pace pace) {
    Instant end = since.plus(pace.settling());
    if (!now.isBefore(end)) {
      return new Settling(since, Optional.empty());
    }
    Instant doubled = since.plus(Duration.between(since, now).multipliedBy(2));
    Instant soonest = now.plus(shorter(FIRST, pace.settling()));
    Instant next = doubled.isAfter(soonest) ? doubled : soonest;
    return new Settling(since, Optional.of(next.isBefore(end) ? next : end));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
