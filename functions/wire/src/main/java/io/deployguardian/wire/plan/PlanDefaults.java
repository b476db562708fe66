package io.deployguardian.wire.plan;

import io.deployguardian.core.check.Retries;
import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.plan.Stage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** What holds where a plan says nothing. */
final class PlanDefaults {

  /** Room for three attempts of the usual timeout. */
  static final Duration LIMIT = Duration.ofMinutes(1);

  static final Retries RETRIES = Retries.DEFAULT;
  static final int STATUS = 200;
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  static final Duration INTERVAL = Duration.ofMinutes(1);
  static final Duration PATIENCE = Duration.ofMinutes(15);

  /** CloudWatch's points of a minute keep arriving for about two. */
  static final Duration DELAY = Duration.ofMinutes(2);

  static final List<Stage> STAGES =
      CanaryPlan.WEIGHTS.stream().map(weight -> new Stage(weight, Duration.ofMinutes(10))).toList();

  /** Errors as a share of all requests, and latency in milliseconds. */
  static final List<Metric> METRICS =
      List.of(
          new Metric(
              "error-rate", Kind.RATIO, Direction.INCREASE, OptionalDouble.of(0.01), true, true),
          new Metric(
              "latency-p99", Kind.VALUE, Direction.INCREASE, OptionalDouble.of(500), true, true));

  static final CanaryPlan CANARY = new CanaryPlan(STAGES, INTERVAL, PATIENCE, DELAY, METRICS);

  static final Duration HOLD = Duration.ofHours(24);

  private PlanDefaults() {}
}
