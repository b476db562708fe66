package io.deployguardian.wire.plan;

import java.time.Duration;

/**
 * What no plan may exceed. Plans come from commits, so a plan must not be able to make the guardian
 * slow, expensive or wait for ever.
 */
public final class PlanLimits {

  /** Bytes of UTF-8. */
  public static final int TEXT = 64 * 1024;

  static final int NESTING = 20;

  /** As many problems as anybody fixes at once; the rest is counted. */
  static final int PROBLEMS = 25;

  static final int SERVICES = 50;
  static final int ENVIRONMENTS = 20;
  static final int CHECKS = 50;
  static final int ASSERTIONS = 20;
  static final int STAGES = 10;
  static final int METRICS = 20;
  static final int ATTEMPTS = 10;

  /** Characters of a name, and of a path, URL or expected value. */
  static final int NAME = 100;

  static final int TEXT_VALUE = 1000;

  /** Below a function's own 15 minutes, so that a suite ends before its function does. */
  static final Span LIMIT = new Span(Duration.ofSeconds(1), Duration.ofMinutes(14));

  static final Span TIMEOUT = new Span(Duration.ofMillis(100), Duration.ofMinutes(1));
  static final Span SLOWEST = new Span(Duration.ofMillis(1), Duration.ofMinutes(1));
  static final Span PAUSE = new Span(Duration.ofMillis(10), Duration.ofMinutes(5));
  static final Span INTERVAL = new Span(Duration.ofSeconds(1), Duration.ofHours(1));
  static final Span PATIENCE = new Span(Duration.ofSeconds(1), Duration.ofDays(7));
  static final Span DELAY = new Span(Duration.ZERO, Duration.ofHours(1));
  static final Span SOAK = new Span(Duration.ofSeconds(1), Duration.ofDays(7));
  static final Span HOLD = new Span(Duration.ofSeconds(1), Duration.ofDays(30));

  private PlanLimits() {}
}
