package io.deployguardian.local.demo;

import java.time.Duration;

/**
 * How a version misbehaves.
 *
 * @param errors the fraction of requests (health checks excepted) that fail with 500, 0..1
 * @param latency what each request takes in addition to the usual 2..10 ms, at most 10 s, in whole
 *     milliseconds
 * @param unhealthy whether the health check answers 503
 * @throws IllegalArgumentException if a value is out of its range
 */
public record Faults(double errors, Duration latency, boolean unhealthy) {

  static final Duration LONGEST = Duration.ofSeconds(10);

  public static final Faults NONE = new Faults(0, Duration.ZERO, false);

  public Faults {
    // Negated, so that NaN is refused too.
    if (!(errors >= 0 && errors <= 1)) {
      new Problem("errors", String.valueOf(errors), "a fraction 0..1").raise();
    }
    if (latency.isNegative() || latency.compareTo(LONGEST) > 0) {
      new Problem("latency", latency.toString(), "a duration of 0..10 s").raise();
    }
  }
}
