package io.deployguardian.core.gate.rule;

import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Subject;

/** A deployment that names no service, of a repository that has several. */
public final class Default {

  private Default() {}

  public static Subject of(Subject named) {
    return as(new ServiceKey(named.key().repository(), "default", "production"), named);
  }

  /** The same deployment under another key. */
  public static Subject as(ServiceKey key, Subject other) {
    return new Subject(
        RolloutId.of(key.repository(), other.deployment().id(), key.service()),
        key,
        other.repositoryName(),
        other.deployment(),
        other.release(),
        other.baseline(),
        other.url(),
        other.trace());
  }
}
