package io.deployguardian.core.plan;

import java.time.Duration;
import java.util.Objects;

/**
 * How a service is brought into one environment.
 *
 * @param hold how long a held rollout waits for a person before it is rolled back
 * @param promotion when it may be brought there at all
 */
public record EnvironmentPlan(
    SmokePlan smoke, CanaryPlan canary, Duration hold, Promotion promotion) {

  public EnvironmentPlan {
    Objects.requireNonNull(smoke, "smoke");
    Objects.requireNonNull(canary, "canary");
    Objects.requireNonNull(hold, "hold");
    Objects.requireNonNull(promotion, "promotion");
  }

  /** A production that asks for nothing before. */
  public EnvironmentPlan(SmokePlan smoke, CanaryPlan canary, Duration hold) {
    this(smoke, canary, hold, Promotion.usual(Tier.PRODUCTION));
  }

  public EnvironmentPlan with(Promotion other) {
    return new EnvironmentPlan(smoke, canary, hold, other);
  }
}
