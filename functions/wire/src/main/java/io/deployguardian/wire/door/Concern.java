package io.deployguardian.wire.door;

import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Subject;
import java.util.Optional;

/**
 * Whom a piece of work is about, and why it is done.
 *
 * @param occasion an event's type, a webhook's event, {@code tick} or {@code sweep}
 * @param trace the W3C trace id of whatever it belongs to
 * @param subject the rollout's id, or that of a repository's event
 */
public record Concern(String occasion, String trace, String subject) {

  static Concern of(String occasion, Subject subject) {
    return new Concern(occasion, subject.trace(), subject.id().value());
  }

  /** Empty if nothing moved. */
  public static Optional<Concern> of(String occasion, Handled handled) {
    return handled instanceof Handled.Moved moved
        ? Optional.of(of(occasion, moved.now().subject()))
        : Optional.empty();
  }
}
