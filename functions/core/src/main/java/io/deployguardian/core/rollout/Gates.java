package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All gates. They are written with the rollout that they are about: {@link Change#gated}. */
public interface Gates {

  /** Consistent, as reads by key are. */
  Optional<Gate> gate(RolloutId rollout);

  /**
   * The rollouts whose gate is due at {@code now}, oldest first; a stale index entry may be among
   * them, so re-read each.
   */
  List<RolloutId> gatesDue(Instant now, int limit);
}
