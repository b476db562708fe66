package io.deployguardian.core.testing;

import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.Retries;
import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.plan.SmokePlan;
import io.deployguardian.core.plan.Stage;
import io.deployguardian.core.rollout.Weight;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Plans to test with. */
public final class SamplePlans {

  public static final Duration MINUTE = Duration.ofMinutes(1);
  public static final Duration INTERVAL = Duration.ofSeconds(10);
  public static final Duration SOAK = Duration.ofMinutes(2);
  public static final Duration PATIENCE = Duration.ofMinutes(3);
  public static final Duration HOLD = Duration.ofHours(1);
  public static final Metric ERRORS =
      new Metric(
          "errors",
          Metric.Kind.RATIO,
          Metric.Direction.INCREASE,
          OptionalDouble.of(0.05),
          Metric.Kind.RATIO.usualTolerance(),
          true,
          true);

  private SamplePlans() {}

  /** 10 %, 50 %, then the promotion. */
  public static EnvironmentPlan twoStages() {
    return staged(10, 50);
  }

  public static EnvironmentPlan staged(int... percents) {
    var stages = Arrays.stream(percents).mapToObj(p -> new Stage(new Weight(p), SOAK)).toList();
    return new EnvironmentPlan(
        smoke(),
        new CanaryPlan(
            stages,
            INTERVAL,
            PATIENCE,
            Duration.ZERO,
            List.of(ERRORS),
            Risk.USUAL,
            OptionalDouble.empty()),
        HOLD);
  }

  public static SmokePlan smoke() {
    return new SmokePlan(
        List.of(check("home")),
        new Retries(1, Duration.ofMillis(1), Duration.ofMillis(1)),
        Duration.ofSeconds(20),
        false);
  }

  public static HttpCheck check(String name) {
    return new HttpCheck(
        name, "/", 200, new TreeMap<>(), new TreeMap<>(), Optional.empty(), Duration.ofSeconds(1));
  }
}
