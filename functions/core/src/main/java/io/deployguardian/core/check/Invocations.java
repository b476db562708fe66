package io.deployguardian.core.check;

import io.deployguardian.core.check.Place.Target;
import java.time.Duration;
import java.util.Optional;

/**
 * Invokes the function behind a target, at the release's own version. Anything else is refused: a
 * plan comes from a commit, and who invokes a function acts with the guardian's power.
 */
public interface Invocations {

  /** Where there are none. */
  Invocations NONE =
      (target, function, payload, timeout) ->
          new Invoked.Refused("a function that can be invoked", "none: there is no Lambda here");

  /**
   * @param function the name that the plan gives; empty for the target's own
   */
  Invoked invoke(Target target, Optional<String> function, String payload, Duration timeout);

  /** What an invocation gave. */
  sealed interface Invoked {

    /**
     * @param text JSON, as the function wrote it
     */
    record Answered(String text) implements Invoked {}

    /** The function itself failed. */
    record Broke(String error, String text) implements Invoked {}

    /** Not invoked, and it would not be another time. */
    record Refused(String expected, String found) implements Invoked {}

    /** No answer; another time may be different. */
    record Failed(String found) implements Invoked {}
  }
}
