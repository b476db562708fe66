package io.deployguardian.core.rollout;

import java.time.Duration;

/**
 * The guardian's own patience; the plan's times (soak, deadlines) are the team's.
 *
 * @param grace how long a decided step waits for its event before it counts as overdue
 * @param lease how long one worker may take over one step in the outside world
 * @param publication how long a registered deployment may take to be planned and published
 * @param settling how long an ended rollout is looked at again, the longest that a worker can sleep
 *     and wake
 */
public record Pace(Duration grace, Duration lease, Duration publication, Duration settling) {

  /** On AWS: schedules tick each minute, functions run for at most 15 minutes. */
  public static Pace onAws() {
    return new Pace(
        Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofHours(24), Duration.ofMinutes(15));
  }
}
