package io.deployguardian.core.rollback;

import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Promoted;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Steering;
import io.deployguardian.core.rollout.Steering.Outcome;
import io.deployguardian.core.rollout.Superseded;
import io.deployguardian.core.rollout.Switches;
import io.deployguardian.core.rollout.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Drives what is owed on the way back: the restoring itself, expired holds, failed rollbacks, and
 * settling.
 */
public final class WayBack {

  private final Rollouts rollouts;
  private final Steering steering;
  private final Health health;
  private final Switches switches;
  private final RollbackDecisions decisions;
  private final Pace pace;
  private final InstantSource clock;

  public WayBack(
      Rollouts rollouts,
      Steering steering,
      Health health,
      Switches switches,
      Pace pace,
      InstantSource clock) {
    this.rollouts = rollouts;
    this.steering = steering;
    this.health = health;
    this.switches = switches;
    this.decisions = new RollbackDecisions(pace);
    this.pace = pace;
    this.clock = clock;
  }

  public Handled drive(RolloutId id, Set<Claim> claims) {
    Optional<Recorded> found = rollouts.find(id);
    if (found.isEmpty()) {
      return Handled.leftAlone("there is no rollout " + id);
    }
    Recorded known = found.get();
    Mode mode = switches.mode(known.subject().key());
    if (mode == Mode.STOPPED) {
      return Handled.leftAlone("the guardian is stopped", known);
    }
    Instant now = clock.instant();
    return switch (known.rollout()) {
      case RollingBack back -> restore(known, back, mode, claims, false);
      case RollbackFailed failed when !now.isBefore(failed.dueAt()) ->
          commit(known, decisions.retry(known, failed, now), claims, this::steer);
      case Held held when !now.isBefore(held.deadline()) ->
          commit(
              known, decisions.holdExpired(known, held, now), claims, done -> drive(id, Set.of()));
      case RolledBack ended -> settle(known, mode, now);
      case Promoted ended -> settle(known, mode, now);
      case Superseded ended -> settle(known, mode, now);
      default -> Handled.leftAlone("no rollback is owed", known);
    };
  }

  /** Goes on with a rollback whose lease the caller has just committed. */
  Handled carryOn(Recorded leased) {
    Mode mode = switches.mode(leased.subject().key());
    return mode != Mode.STOPPED && leased.rollout() instanceof RollingBack back
        ? restore(leased, back, mode, Set.of(), true)
        : drive(leased.id(), Set.of());
  }

  private Handled restore(
      Recorded known, RollingBack back, Mode mode, Set<Claim> claims, boolean isMine) {
    Instant now = clock.instant();
    if (back.to().isEmpty() && back.wasExposed()) {
      return commit(known, decisions.noWayBack(known, back, now), claims, WayBack::moved);
    }
    Environment environment = rollouts.environment(known.subject().key());
    if (back.to().isEmpty() || !environment.isHeldBy(known.id())) {
      return commit(
          known, decisions.nothingToRestore(known, back, environment, now), claims, WayBack::moved);
    }
    if (mode == Mode.OBSERVE_ONLY) {
      return observe(known, back, claims, now);
    }
    if (isMine) {
      return steer(known);
    }
    if (!back.lease().isFree(now)) {
      return Handled.leftAlone("a worker has until " + back.lease().until(), known);
    }
    if (back.lease().attempts() >= RollbackDecisions.WORKERS) {
      return commit(known, decisions.neverCameBack(known, back, now), claims, WayBack::moved);
    }
    return commit(known, decisions.take(known, back, now), claims, this::steer);
  }

  private Handled steer(Recorded leased) {
    boolean hasNoWayBack = leased.rollout() instanceof RollingBack back && back.to().isEmpty();
    if (hasNoWayBack || switches.mode(leased.subject().key()) != Mode.GUARDING) {
      return drive(leased.id(), Set.of());
    }
    Outcome outcome = steering.impose(leased.subject().key());
    return switch (outcome) {
      case Outcome.Settled settled when settled.ruling().equals(leased) ->
          confirm(leased, clock.instant());
      case Outcome.Settled other -> Handled.leftAlone("it moved on", other.ruling());
      case Outcome.Unsettled unsettled ->
          commit(
              leased,
              decisions.notYet(
                  leased, (RollingBack) leased.rollout(), unsettled.why(), clock.instant()),
              Set.of(),
              WayBack::moved);
    };
  }

  /**
   * Traffic is restored at {@code restoredAt}; whether what it was restored to is healthy is said
   * beside it.
   */
  private Handled confirm(Recorded leased, Instant restoredAt) {
    RollingBack back = (RollingBack) leased.rollout();
    Release restored = back.to().orElseThrow();
    Verdict verdict = health.of(leased, restored, verification(pace));
    Committed committed =
        Committed.unlessStale(
            () -> {
              // Only the environment may have moved, such as by a newer deployment that queued up.
              Optional<Recorded> current = rollouts.find(leased.id()).filter(leased::equals);
              var environment = rollouts.environment(leased.subject().key());
              return current
                  .map(
                      known ->
                          rollouts.commit(
                              decisions.restored(
                                  known, back, restored, verdict, environment, restoredAt, false),
                              Set.of()))
                  .orElseGet(
                      () -> new Committed.Done(rollouts.find(leased.id()).stream().toList()));
            });
    return committed instanceof Committed.Done done
        ? moved(done.first())
        : Handled.leftAlone("it moved on", leased);
  }

  /**
   * Shorter than the lease, with room for the steering before it: while a worker still asks, nobody
   * else may take the rollback over, and after the last one it would count as failed.
   */
  private static Duration verification(Pace pace) {
    return pace.lease().multipliedBy(3).dividedBy(4);
  }

  /** Observing: the withheld rollback ends when others have shifted the traffic back. */
  private Handled observe(Recorded known, RollingBack back, Set<Claim> claims, Instant now) {
    Release to = back.to().orElseThrow();
    var state = steering.observe(known.subject().key());
    if (state.filter(s -> s.of(to).isAll()).isPresent()) {
      var environment = rollouts.environment(known.subject().key());
      Verdict verdict = health.of(known, to, verification(pace));
      return commit(
          known,
          decisions.restored(known, back, to, verdict, environment, now, true),
          claims,
          WayBack::moved);
    }
    return commit(known, decisions.withheld(known, back, state, now), claims, WayBack::moved);
  }

  private Handled settle(Recorded known, Mode mode, Instant now) {
    boolean due = known.rollout().due().filter(at -> !now.isBefore(at)).isPresent();
    // What is bound no longer, or never was, is not ours to settle.
    if (mode == Mode.GUARDING
        && steering.binds(known.subject().key())
        && steering.settle(known.subject().key()) instanceof Outcome.Unsettled unsettled) {
      throw new IllegalStateException(
          "traffic of " + known.subject().key() + ": " + unsettled.why());
    }
    return due
        ? commit(known, decisions.looked(known, now), Set.of(), WayBack::moved)
        : Handled.leftAlone("settled", known);
  }

  private Handled commit(
      Recorded known, Change change, Set<Claim> claims, Function<Recorded, Handled> then) {
    return switch (rollouts.commit(change, claims)) {
      case Committed.Done done -> then.apply(done.first());
      case Committed.Duplicate twice -> drive(known.id(), Set.of());
      case Committed.Stale stale -> drive(known.id(), claims);
    };
  }

  private static Handled moved(Recorded now) {
    return new Handled.Moved("now " + now.rollout().state(), now);
  }
}
