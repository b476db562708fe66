package io.deployguardian.aws.secrets;

import io.deployguardian.wire.github.api.auth.Rotating;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * One secret, read when it is needed first and anew every few minutes. While it can't be read, the
 * last known text counts for a while: a store that is down for minutes stops nothing, and one that
 * took a secret away is obeyed within the hour.
 */
public final class Secret implements Rotating {

  static final Duration FRESH = Duration.ofMinutes(5);
  static final Duration KEPT = Duration.ofHours(1);

  /** Between attempts that fail: nobody waits for a dead store at each delivery. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /** Between two reads ahead of time: anybody can ask for one with a forged signature. */
  static final Duration EARLY = Duration.ofSeconds(30);

  private final SecretSource source;
  private final InstantSource clock;
  private final Logger log = Logger.getLogger("deploy-guardian.secrets");

  private Optional<Version> known = Optional.empty();
  private Optional<SecretUnavailable> failure = Optional.empty();
  private Instant readAt = Instant.EPOCH;
  private Instant failedAt = Instant.EPOCH;
  private Instant renewedAt = Instant.EPOCH;

  Secret(SecretSource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * @throws SecretUnavailable if there is none that may be used; never an empty text
   */
  public String value() {
    return version()
        .orElseThrow(() -> new IllegalStateException("an optional secret isn't there"))
        .value();
  }

  @Override
  public String text() {
    return value();
  }

  /** Empty if there is no such secret; only one that is optional is ever that. */
  synchronized Optional<Version> version() {
    Instant now = clock.instant();
    if (!isWithin(FRESH, readAt, now) && !isWithin(PAUSE, failedAt, now)) {
      read(now);
    }
    if (!isWithin(KEPT, readAt, now)) {
      throw failure.orElseThrow();
    }
    return known;
  }

  /** Reads it ahead of time, unless that was just done, or just failed. */
  @Override
  public synchronized boolean renew() {
    Instant now = clock.instant();
    if (isWithin(EARLY, renewedAt, now) || isWithin(PAUSE, failedAt, now)) {
      return false;
    }
    renewedAt = now;
    Optional<Version> before = known;
    read(now);
    return !known.equals(before);
  }

  private void read(Instant now) {
    try {
      known = source.read();
      readAt = now;
      failure = Optional.empty();
      failedAt = Instant.EPOCH;
    } catch (SecretUnavailable e) {
      failure = Optional.of(e);
      failedAt = now;
      log.warning(
          e.getMessage() + (isWithin(KEPT, readAt, now) ? "; what was read before counts" : ""));
    }
  }

  private static boolean isWithin(Duration time, Instant from, Instant now) {
    return now.isBefore(from.plus(time));
  }
}
