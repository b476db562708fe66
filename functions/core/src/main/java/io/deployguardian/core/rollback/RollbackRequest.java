package io.deployguardian.core.rollback;

import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.RolloutId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A person's wish to go back.
 *
 * @param to a known-good release by artifact or by commit (at least seven characters); empty means
 *     the way back that was captured at registration
 * @param requestId makes repeating the request harmless
 */
public record RollbackRequest(
    Which which, Optional<String> to, ByHand hand, Optional<String> requestId) {

  /** Which rollout. */
  public sealed interface Which {

    record One(RolloutId rollout) implements Which {}

    /**
     * The rollout that rules the traffic of a service in an environment; the repository may go
     * without saying.
     */
    record Current(OptionalLong repository, String service, String environment) implements Which {}
  }
}
