package io.deployguardian.core.rollout;

import java.util.Objects;

/**
 * One rollout's name: repository id, GitHub's deployment id and service, so that it can be derived
 * and never drawn.
 */
public record RolloutId(String value) {

  public RolloutId {
    Objects.requireNonNull(value, "value");
  }

  public static RolloutId of(long repository, long deployment, String service) {
    return new RolloutId(repository + "-" + deployment + "-" + service);
  }

  @Override
  public String toString() {
    return value;
  }
}
