package io.deployguardian.core.rollout;

import java.util.List;
import java.util.function.Supplier;

/**
 * What became of a commit. Conflicts and throttling are retried inside and are never {@link Stale}.
 */
public sealed interface Committed {

  /** All of it is durable. */
  record Done(List<Recorded> rollouts) implements Committed {
    public Done {
      rollouts = List.copyOf(rollouts);
    }

    /** The first rollout of the change, as it stands now. */
    public Recorded first() {
      return rollouts.getFirst();
    }
  }

  /** Somebody already decided on this fact: reload, and continue what is recorded. */
  record Duplicate(Claim claim) implements Committed {}

  /** A rollout or the environment moved since it was read: read again, decide again. */
  record Stale() implements Committed {}

  /** Reads, decides and commits until nothing moved in between. */
  static Committed unlessStale(Supplier<Committed> readDecideCommit) {
    final int rounds = 16;
    for (int round = 0; round < rounds; round++) {
      Committed committed = readDecideCommit.get();
      if (!(committed instanceof Stale)) {
        return committed;
      }
    }
    throw new IllegalStateException("the rollout moved under each of " + rounds + " attempts");
  }
}
