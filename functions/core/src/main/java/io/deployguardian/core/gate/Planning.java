package io.deployguardian.core.gate;

import io.deployguardian.core.plan.PlanReader;
import io.deployguardian.core.plan.PlanReading;
import io.deployguardian.core.plan.PlanSource;
import io.deployguardian.core.plan.PlanSource.Fetched;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Switches;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Fetches a registered rollout's plan, checks and stores it, and decides under which plan it goes
 * on, if any.
 */
public final class Planning {

  private final Rollouts rollouts;
  private final Plans plans;
  private final PlanSource source;
  private final PlanReader reader;
  private final Guarded guarded;
  private final Switches switches;
  private final Pace pace;
  private final InstantSource clock;

  public Planning(
      Rollouts rollouts,
      Plans plans,
      PlanSource source,
      PlanReader reader,
      Guarded guarded,
      Switches switches,
      Pace pace,
      InstantSource clock) {
    this.rollouts = rollouts;
    this.plans = plans;
    this.source = source;
    this.reader = reader;
    this.guarded = guarded;
    this.switches = switches;
    this.pace = pace;
    this.clock = clock;
  }

  /** Does what is owed to a registered rollout; any other state is left alone. */
  public Handled plan(RolloutId id, Set<Claim> claims) {
    Optional<Recorded> found = rollouts.find(id);
    if (found.isEmpty()) {
      return Handled.leftAlone("there is no rollout " + id);
    }
    Recorded known = found.get();
    if (!(known.rollout() instanceof Registered registered)) {
      return Handled.leftAlone("planned before", known);
    }
    if (switches.mode(registered.subject().key()) == Mode.STOPPED) {
      return Handled.leftAlone("the guardian is stopped", known);
    }
    PlanDecision decision = decide(registered);
    if (decision instanceof PlanDecision.Accepted accepted) {
      // Stored before the rollout refers to it; content-addressed, so an orphan is harmless.
      plans.put(accepted.plan(), accepted.text());
    }
    return switch (rollouts.commit(decision.change(known), claims)) {
      case Committed.Done done -> new Handled.Moved(decision.what(), done.first());
      // Decided before: reload, and continue what is recorded.
      case Committed.Duplicate twice -> plan(id, Set.of());
      case Committed.Stale stale -> plan(id, claims);
    };
  }

  /** What planning would decide, without recording anything. */
  public PlanDecision decide(Registered registered) {
    Instant now = clock.instant();
    if (now.isAfter(registered.since().plus(pace.publication()))) {
      return new PlanDecision.NeverPlanned(registered, now, pace);
    }
    Optional<Binding> binding = guarded.binding(registered.subject().key());
    if (binding.isEmpty()) {
      return new PlanDecision.Unguarded(
          registered,
          "the guarded map does not name " + registered.subject().key(),
          "guarded map",
          now);
    }
    return switch (source.fetch(registered.subject())) {
      case Fetched.Absent absent ->
          new PlanDecision.Unguarded(
              registered, "there is no plan at " + absent.document(), absent.document(), now);
      case Fetched.Found found -> read(registered, found, binding.get(), now);
    };
  }

  private PlanDecision read(
      Registered registered, Fetched.Found found, Binding binding, Instant now) {
    return switch (reader.read(found.text())) {
      case PlanReading.Invalid invalid ->
          new PlanDecision.Rejected(registered, invalid.problems(), found.document(), now);
      case PlanReading.Valid valid ->
          PlanCheck.check(
              registered,
              new PlanCheck.Candidate(valid, found.text(), found.document()),
              binding,
              now,
              pace);
    };
  }
}
