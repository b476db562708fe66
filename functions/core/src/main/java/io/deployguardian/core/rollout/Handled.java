package io.deployguardian.core.rollout;

import java.util.Optional;

/**
 * What a function did about an event or a request: an answer for logs and people, never a reason to
 * retry.
 */
public sealed interface Handled {

  String what();

  /** Something was decided; {@code now} is how the rollout stands. */
  record Moved(String what, Recorded now) implements Handled {}

  /** Nothing was owed here: done before, superseded, stopped, or somebody else's turn. */
  record LeftAlone(String what, Optional<Recorded> now) implements Handled {}

  static Handled leftAlone(String why) {
    return new LeftAlone(why, Optional.empty());
  }

  static Handled leftAlone(String why, Recorded now) {
    return new LeftAlone(why, Optional.of(now));
  }
}
