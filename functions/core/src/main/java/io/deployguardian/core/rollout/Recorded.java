package io.deployguardian.core.rollout;

import java.util.Objects;

/**
 * A rollout as it stands in the store. A commit against an older version is answered {@link
 * Committed.Stale}.
 */
public record Recorded(long version, Rollout rollout) {

  public Recorded {
    Objects.requireNonNull(rollout, "rollout");
  }

  public RolloutId id() {
    return rollout.id();
  }

  public Subject subject() {
    return rollout.subject();
  }
}
