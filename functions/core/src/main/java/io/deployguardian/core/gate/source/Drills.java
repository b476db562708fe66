package io.deployguardian.core.gate.source;

import io.deployguardian.core.rollout.ServiceKey;
import java.time.Instant;
import java.util.Optional;

/** Whether the way back is known to work. */
@FunctionalInterface
public interface Drills {

  /** When a rollback worked last, a drill's or a real one; empty if none ever did. */
  Answer<Optional<Instant>> last(ServiceKey key);

  /** A guardian that doesn't drill. */
  static Drills none() {
    return key -> Answer.notAvailable("this guardian has no rollback drills");
  }
}
