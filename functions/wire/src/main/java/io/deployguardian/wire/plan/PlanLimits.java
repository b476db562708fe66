package io.deployguardian.wire.plan;

import io.deployguardian.core.check.LoadCheck;
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

  /** Characters of a reason. */
  static final int NOTE = 300;

  /** Characters of a glob, and globs of one list: each is held against every changed path. */
  static final int GLOB = 200;

  static final int GLOBS = 50;

  static final int ALERTS = 50;
  static final int DASHBOARDS = 20;
  static final int REPLICAS = 1000;
  static final int LICENCES = 50;
  static final int FLAGS = 100;
  static final int REQUIRED_CHECKS = 50;
  static final int FREEZES = 20;

  /** Below a function's own 15 minutes, so that a suite ends before its function does. */
  static final Span LIMIT = new Span(Duration.ofSeconds(1), Duration.ofMinutes(14));

  /** Before the first attempt. */
  static final Span SMOKE_DELAY = new Span(Duration.ZERO, Duration.ofMinutes(5));

  /** As long as GitHub lets a job run. */
  static final Span WORKFLOW_LIMIT = new Span(Duration.ofSeconds(1), Duration.ofHours(6));

  /** GitHub takes 25, and three are the guardian's own. */
  static final int INPUTS = 22;

  static final Span TIMEOUT = new Span(Duration.ofMillis(100), Duration.ofMinutes(1));
  static final Span SLOWEST = new Span(Duration.ofMillis(1), Duration.ofMinutes(1));
  static final Span BURST = new Span(Duration.ofSeconds(1), LoadCheck.LONGEST);
  static final Span EXPIRES_IN = new Span(Duration.ofDays(1), Duration.ofDays(365));
  static final Span PAUSE = new Span(Duration.ofMillis(10), Duration.ofMinutes(5));
  static final Span INTERVAL = new Span(Duration.ofSeconds(1), Duration.ofHours(1));
  static final Span PATIENCE = new Span(Duration.ofSeconds(1), Duration.ofDays(7));
  static final Span DELAY = new Span(Duration.ZERO, Duration.ofHours(1));
  static final Span SOAK = new Span(Duration.ofSeconds(1), Duration.ofDays(7));
  static final Span HOLD = new Span(Duration.ofSeconds(1), Duration.ofDays(30));

  /** How long a promotion has to have stood before the next environment. */
  static final Span STANDING = new Span(Duration.ZERO, Duration.ofDays(30));

  static final Span DRILL = new Span(Duration.ofDays(1), Duration.ofDays(730));
  static final Span LATENCY = new Span(Duration.ofMillis(1), Duration.ofMinutes(10));
  static final Span COMPLETION = new Span(Duration.ofMillis(1), Duration.ofDays(7));

  static final Range AVAILABILITY =
      new Range(share -> share >= 0.5 && share < 1, "a share, from 0.5 or 50% to below 1 or 100%");

  static final Range CPU_TARGET =
      new Range(share -> share >= 0.1 && share <= 1, "a share, 0.1 to 1 or 10% to 100%");

  /** A ratio's threshold. */
  static final Range SHARE = new Range(share -> share <= 1, "a share, 0 to 1 or 0% to 100%");

  /** A value's threshold. */
  static final Range VALUE =
      new Range(value -> value >= 0, "a number, 0 or more, in the metric's own unit");

  static final Range TOLERANCE =
      new Range(
          share -> share > 0 && share <= 10, "a share of the baseline above 0, up to 10 or 1000%");

  static final Range ABSOLUTE_TOLERANCE =
      new Range(share -> share < 1, "a share of all events, from 0 to below 1 or 100%");

  /**
   * Beyond one in five a verdict says little; below one in 10000 it waits for traffic that few
   * services have.
   */
  static final Range RISK =
      new Range(
          share -> share >= 0.0001 && share <= 0.2, "a probability, 0.0001 to 0.2 or 0.01% to 20%");

  static final Range TRAFFIC =
      new Range(
          perSecond -> perSecond > 0 && perSecond <= 1e9,
          "requests per second, above 0, up to 1000000000");

  private PlanLimits() {}
}
