package io.deployguardian.core.rollout;

import java.util.Objects;

/** A plan's content address: the SHA-256 of its text, in hex. */
public record PlanId(String sha256) {

  public PlanId {
    Objects.requireNonNull(sha256, "sha256");
  }

  @Override
  public String toString() {
    return sha256;
  }
}
