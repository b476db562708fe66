package io.deployguardian.core.plan;

import java.time.Duration;
import java.util.Objects;

/**
 * How a service is brought into one environment.
 *
 * @param hold how long a held rollout waits for a person before it is rolled back
 */
public record EnvironmentPlan(SmokePlan smoke, CanaryPlan canary, Duration hold) {

  public EnvironmentPlan {
    Objects.requireNonNull(smoke, "smoke");
    Objects.requireNonNull(canary, "canary");
    Objects.requireNonNull(hold, "hold");
  }
}
