package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * Observe-only and stop, for everything and per service. The strictest switch that applies counts.
 */
public interface Switches {

  Mode mode(ServiceKey key);

  /** Sets the switch for one service, or for everything; recorded with who and why. */
  void set(Optional<ServiceKey> key, Mode mode, ByHand hand, Instant at);
}
