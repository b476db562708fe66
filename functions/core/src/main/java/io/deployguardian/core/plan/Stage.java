package io.deployguardian.core.plan;

import io.deployguardian.core.rollout.Weight;
import java.time.Duration;
import java.util.Objects;

/**
 * One step of exposure.
 *
 * @param soak the minimum time at this weight, from the target's confirmation on
 */
public record Stage(Weight weight, Duration soak) {

  public Stage {
    Objects.requireNonNull(weight, "weight");
    Objects.requireNonNull(soak, "soak");
  }
}
