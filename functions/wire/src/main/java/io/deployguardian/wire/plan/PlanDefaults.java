package io.deployguardian.wire.plan;

import io.deployguardian.core.check.Retries;
import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.plan.Objectives;
import io.deployguardian.core.plan.Resources;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.plan.Scope;
import io.deployguardian.core.plan.Security;
import io.deployguardian.core.plan.Stage;
import io.deployguardian.core.plan.WayBackPlan;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;

/** What holds where a plan says nothing. */
final class PlanDefaults {

  /** Room for three attempts of the usual timeout. */
  static final Duration LIMIT = Duration.ofMinutes(1);

  static final Retries RETRIES = Retries.DEFAULT;
  static final int STATUS = 200;
  static final Duration TIMEOUT = Duration.ofSeconds(10);
  static final Duration SMOKE_DELAY = Duration.ZERO;

  /** Long enough for somebody to renew a certificate. */
  static final Duration EXPIRES_IN = Duration.ofDays(14);

  static final Duration WORKFLOW_LIMIT = Duration.ofMinutes(30);
  static final int USERS = 5;
  static final Duration BURST = Duration.ofSeconds(10);
  static final Duration P95 = Duration.ofMillis(500);
  static final double ERRORS = 0.01;

  static final Duration INTERVAL = Duration.ofMinutes(1);
  static final Duration PATIENCE = Duration.ofMinutes(15);

  /** CloudWatch's points of a minute keep arriving for about two. */
  static final Duration DELAY = Duration.ofMinutes(2);

  static final List<Stage> STAGES =
      CanaryPlan.WEIGHTS.stream().map(weight -> new Stage(weight, Duration.ofMinutes(10))).toList();

  static final Risk RISK = Risk.USUAL;
  static final OptionalDouble TRAFFIC = OptionalDouble.empty();

  /**
   * A p99 over 500 ms fails, a p95 over 200 ms warns; both as counts, since percentiles of little
   * traffic mislead.
   */
  static final List<Metric> METRICS =
      List.of(
          ratio("error-rate", 0.01, true),
          ratio("slower-than-500ms", 0.01, true),
          ratio("slower-than-200ms", 0.05, false));

  static final Duration HOLD = Duration.ofHours(24);

  static final List<String> PATHS = Scope.EVERYTHING.paths();
  static final Duration DRILL = WayBackPlan.USUAL_DRILL;
  static final Security SECURITY = Security.USUAL;
  static final Objectives OBJECTIVES = Objectives.USUAL;
  static final int LEAST_REPLICAS = Resources.USUAL_LEAST;
  static final int MOST_REPLICAS = Resources.USUAL_MOST;
  static final double CPU_TARGET = Resources.USUAL_CPU_TARGET;

  /** A migration of which nobody says that there is a way back has none. */
  static final boolean REVERSIBLE = false;

  static final ZoneId ZONE = ZoneId.of("UTC");

  private PlanDefaults() {}

  static CanaryPlan canary(List<Stage> stages) {
    return new CanaryPlan(stages, INTERVAL, PATIENCE, DELAY, METRICS, RISK, TRAFFIC);
  }

  private static Metric ratio(String name, double threshold, boolean decides) {
    return new Metric(
        name,
        Kind.RATIO,
        Direction.INCREASE,
        OptionalDouble.of(threshold),
        Kind.RATIO.usualTolerance(),
        decides,
        decides);
  }
}
