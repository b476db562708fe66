package io.deployguardian.core.canary;

import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Promoting;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Shifting;
import io.deployguardian.core.rollout.Steering;
import io.deployguardian.core.rollout.Steering.Outcome;
import io.deployguardian.core.rollout.Switches;
import io.deployguardian.core.rollout.Traffic;
import io.deployguardian.core.rollout.Weight;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Makes decided weights true: a stage's, or the promotion's. Lease, steer, read back, confirm. */
public final class Exposure {

  private final Rollouts rollouts;
  private final Plans plans;
  private final Steering steering;
  private final Switches switches;
  private final ExposureDecisions decisions;
  private final InstantSource clock;

  public Exposure(
      Rollouts rollouts,
      Plans plans,
      Steering steering,
      Switches switches,
      Pace pace,
      InstantSource clock) {
    this.rollouts = rollouts;
    this.plans = plans;
    this.steering = steering;
    this.switches = switches;
    this.decisions = new ExposureDecisions(pace);
    this.clock = clock;
  }

  /** Does what is owed to a rollout whose weight is decided and not confirmed. */
  public Handled expose(RolloutId id, Set<Claim> claims) {
    Optional<Recorded> found = rollouts.find(id);
    if (found.isEmpty()) {
      return Handled.leftAlone("there is no rollout " + id);
    }
    Recorded known = found.get();
    Optional<Intent> intent = Intent.of(known);
    if (intent.isEmpty()) {
      return Handled.leftAlone("no weight is owed", known);
    }
    return switch (switches.mode(known.subject().key())) {
      case STOPPED -> Handled.leftAlone("the guardian is stopped", known);
      case OBSERVE_ONLY -> observe(known, intent.get());
      case GUARDING -> act(known, intent.get(), claims);
    };
  }

  private Handled act(Recorded known, Intent intent, Set<Claim> claims) {
    Instant now = clock.instant();
    if (!intent.lease().isFree(now)) {
      return Handled.leftAlone("a worker has until " + intent.lease().until(), known);
    }
    if (intent.lease().attempts() >= ExposureDecisions.WORKERS) {
      return commit(known, decisions.giveUp(known, intent, now));
    }
    return switch (rollouts.commit(decisions.take(known, intent, now), claims)) {
      case Committed.Done done -> steer(done.first());
      case Committed.Duplicate twice -> expose(known.id(), Set.of());
      case Committed.Stale stale -> expose(known.id(), claims);
    };
  }

  private Handled steer(Recorded leased) {
    Outcome outcome = steering.settle(leased.subject().key());
    return switch (outcome) {
      case Outcome.Settled settled when settled.ruling().equals(leased) -> confirm(leased);
      case Outcome.Settled other ->
          Handled.leftAlone("it moved on to " + other.ruling().rollout().state(), other.ruling());
      case Outcome.Unsettled unsettled ->
          commit(leased, decisions.notYet(leased, unsettled.why(), clock.instant()));
    };
  }

  private Handled confirm(Recorded leased) {
    Instant now = clock.instant();
    Committed committed =
        Committed.unlessStale(
            () -> {
              // Only the environment may have moved; if the rollout did, the promotion has nobody
              // to go to.
              Optional<Recorded> current = rollouts.find(leased.id()).filter(leased::equals);
              return current
                  .map(known -> rollouts.commit(confirmation(known, now, false), Set.of()))
                  .orElseGet(
                      () -> new Committed.Done(rollouts.find(leased.id()).stream().toList()));
            });
    return committed instanceof Committed.Done done
        ? new Handled.Moved("now " + done.first().rollout().state(), done.first())
        : Handled.leftAlone("it moved on", leased);
  }

  private Change confirmation(Recorded known, Instant now, boolean observed) {
    return switch (known.rollout()) {
      case Shifting shifting ->
          decisions.entered(known, shifting, plans.of(known.rollout()).canary(), now, observed);
      case Promoting promoting -> {
        var environment = rollouts.environment(known.subject().key());
        Optional<Recorded> old = environment.live().flatMap(rollouts::find);
        yield decisions.promoted(known, promoting, environment, old, now, observed);
      }
      default -> throw new IllegalStateException("no weight is owed by " + known.rollout().state());
    };
  }

  /** Observing, the guardian walks its stages on the weights that others set. */
  private Handled observe(Recorded known, Intent intent) {
    Instant now = clock.instant();
    Weight seen =
        steering
            .observe(known.subject().key())
            .map((Traffic.State state) -> state.of(known.subject().release()))
            .orElse(Weight.NONE);
    if (seen.compareTo(intent.weight()) >= 0) {
      return commit(known, confirmation(known, now, true));
    }
    return commit(known, decisions.withheld(known, intent, seen, plans.of(known.rollout()), now));
  }

  private Handled commit(Recorded known, Change change) {
    return switch (rollouts.commit(change, Set.of())) {
      case Committed.Done done ->
          new Handled.Moved("now " + done.first().rollout().state(), done.first());
      case Committed.Duplicate twice -> throw new IllegalStateException("no claim was made");
      case Committed.Stale stale -> Handled.leftAlone("it moved on", known);
    };
  }
}
