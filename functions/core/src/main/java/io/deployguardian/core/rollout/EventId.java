package io.deployguardian.core.rollout;

import java.util.Objects;

/**
 * An event's identity: derived from what happened, so telling the same fact twice gives the same
 * id.
 */
public record EventId(String value) {

  public EventId {
    Objects.requireNonNull(value, "value");
  }

  /** The {@code ordinal}th event of the commit that made {@code version}. */
  public static EventId of(RolloutId rollout, long version, int ordinal) {
    return new EventId(rollout + "@" + version + "." + ordinal);
  }

  @Override
  public String toString() {
    return value;
  }
}
