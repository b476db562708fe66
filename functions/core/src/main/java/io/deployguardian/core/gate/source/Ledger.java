package io.deployguardian.core.gate.source;

import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.ServiceKey;
import java.time.Instant;
import java.util.Optional;

/** What the guardian itself knows of other rollouts. */
public interface Ledger {

  Answer<Standing> standing(ServiceKey key, String commit);

  /** The newest deployment that ever came to an environment. */
  Answer<Optional<Deployment>> newest(ServiceKey key);

  /** What became of a commit in an environment. */
  sealed interface Standing {

    /** It was never promoted there. */
    record Never() implements Standing {}

    /** It was promoted there, and is there no more. */
    record Gone(Instant promoted) implements Standing {}

    /**
     * It has all of the traffic there.
     *
     * @param since its promotion, or when a rollback brought it back
     */
    record Live(Instant since) implements Standing {}
  }
}
