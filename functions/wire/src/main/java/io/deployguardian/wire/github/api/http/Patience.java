package io.deployguardian.wire.github.api.http;

import java.time.Duration;

/**
 * How long and how often a call tries.
 *
 * @param connect until there is a connection
 * @param attempt until an attempt has its answer
 * @param retries attempts after the first, where a call may be repeated
 * @param backOff before the first retry; doubles each time, and half of it is jitter
 * @param waiting for rate limits, in one call
 * @param failures in a row, after which nobody asks for a {@code pause}
 */
public record Patience(
    Duration connect,
    Duration attempt,
    int retries,
    Duration backOff,
    Duration waiting,
    int failures,
    Duration pause) {

  /** Fits into a function's time: GitHub itself gives up on an answer after ten seconds. */
  public static Patience standard() {
    return new Patience(
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        2,
        Duration.ofMillis(300),
        Duration.ofSeconds(20),
        8,
        Duration.ofSeconds(15));
  }
}
