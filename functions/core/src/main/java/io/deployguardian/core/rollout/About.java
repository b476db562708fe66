package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Objects;

/**
 * What every event of a rollout says first: its id, when it happened and whom it is about.
 *
 * @param version the rollout's version after the commit that told the event
 */
public record About(
    EventId id,
    Instant at,
    RolloutId rollout,
    long version,
    ServiceKey key,
    String repositoryName,
    Release release,
    String trace) {

  public About {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(rollout, "rollout");
    Objects.requireNonNull(key, "key");
  }

  static About of(Subject subject, EventId id, long version, Instant at) {
    return new About(
        id,
        at,
        subject.id(),
        version,
        subject.key(),
        subject.repositoryName(),
        subject.release(),
        subject.trace());
  }
}
