package io.deployguardian.core.testing;

import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Environment.KnownGood;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.ServiceKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The store as a worker sees it: before each call something may happen. Nothing is ever told in two
 * ways.
 */
record WatchedRollouts(Rollouts store, Calls calls, Map<EventId, Event> told) implements Rollouts {

  WatchedRollouts(Rollouts store, Calls calls) {
    this(store, calls, new HashMap<>());
  }

  @Override
  public Committed commit(Change change, Set<Claim> claims) {
    calls.next();
    Committed committed = store.commit(change, claims);
    if (committed instanceof Committed.Done) {
      change.steps().stream().flatMap(step -> step.events().stream()).forEach(this::tellOnce);
    }
    return committed;
  }

  private void tellOnce(Event event) {
    Event before = told.putIfAbsent(event.id(), event);
    if (before != null && !before.equals(event)) {
      throw new AssertionError(event + " was told before as " + before);
    }
  }

  @Override
  public Optional<Recorded> find(RolloutId id) {
    calls.next();
    return store.find(id);
  }

  @Override
  public Environment environment(ServiceKey key) {
    calls.next();
    return store.environment(key);
  }

  @Override
  public List<KnownGood> history(ServiceKey key) {
    calls.next();
    return store.history(key);
  }

  @Override
  public boolean isClaimed(Claim claim) {
    return store.isClaimed(claim);
  }

  @Override
  public List<RolloutId> due(Instant now, int limit) {
    return store.due(now, limit);
  }

  @Override
  public List<Recorded> newest(int limit) {
    return store.newest(limit);
  }

  @Override
  public List<Decision> decisions(RolloutId id) {
    return store.decisions(id);
  }

  @Override
  public List<Effect> effects(RolloutId id) {
    return store.effects(id);
  }

  @Override
  public List<Measurement> measurements(RolloutId id) {
    calls.next();
    return store.measurements(id);
  }
}
