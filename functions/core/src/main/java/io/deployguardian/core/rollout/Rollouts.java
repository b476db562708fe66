package io.deployguardian.core.rollout;

import io.deployguardian.core.rollout.Environment.KnownGood;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All rollouts, and what is recorded of them. Reads by key are consistent. */
public interface Rollouts {

  /**
   * Commits one decision in one transaction: the claims (none may exist), the rollouts and the
   * environment (their versions must match), decisions, effects, measurements and events. All or
   * nothing.
   */
  Committed commit(Change change, Set<Claim> claims);

  Optional<Recorded> find(RolloutId id);

  Environment environment(ServiceKey key);

  /** Known-good releases of an environment, newest first, as far back as the table reaches. */
  List<KnownGood> history(ServiceKey key);

  /** Whether {@code claim}'s consumer already decided on its fact. */
  boolean isClaimed(Claim claim);

  /**
   * What is due at {@code now}, oldest first; a stale index entry may be among them, so re-read
   * each.
   */
  List<RolloutId> due(Instant now, int limit);

  /** By time of registration, newest first. */
  List<Recorded> newest(int limit);

  /** In order of version. */
  List<Decision> decisions(RolloutId id);

  List<Effect> effects(RolloutId id);

  /** In order of time, per metric. */
  List<Measurement> measurements(RolloutId id);
}
