package io.deployguardian.core.smoke;

import io.deployguardian.core.check.Suite;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.plan.SmokePlan;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Planned;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.SmokeTesting;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.rollout.Switches;
import io.deployguardian.core.rollout.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Starts the smoke test of a published rollout whose turn it is, runs it, and decides on its
 * verdict.
 */
public final class SmokeTest {

  private final Rollouts rollouts;
  private final Plans plans;
  private final Suite suite;
  private final Guarded guarded;
  private final Switches switches;
  private final SmokeDecisions decisions;
  private final InstantSource clock;

  public SmokeTest(
      Rollouts rollouts,
      Plans plans,
      Suite suite,
      Guarded guarded,
      Switches switches,
      Pace pace,
      InstantSource clock) {
    this.rollouts = rollouts;
    this.plans = plans;
    this.suite = suite;
    this.guarded = guarded;
    this.switches = switches;
    this.decisions = new SmokeDecisions(pace);
    this.clock = clock;
  }

  /** Does what is owed to a rollout on its way to its smoke test or in it. */
  public Handled test(RolloutId id, Set<Claim> claims) {
    Optional<Recorded> found = rollouts.find(id);
    if (found.isEmpty()) {
      return Handled.leftAlone("there is no rollout " + id);
    }
    Recorded known = found.get();
    if (switches.mode(known.subject().key()) == Mode.STOPPED) {
      return Handled.leftAlone("the guardian is stopped", known);
    }
    return switch (known.rollout()) {
      case Planned planned -> startOrWait(known, planned, claims);
      case SmokeTesting testing when testing.lease().isFree(clock.instant()) ->
          takeOver(known, testing, claims);
      case SmokeTesting testing ->
          Handled.leftAlone("a worker has until " + testing.lease().until(), known);
      default -> Handled.leftAlone("no smoke test is owed", known);
    };
  }

  /** What the suite says of a rollout, without recording anything. */
  public Verdict dryRun(Recorded known) {
    return run(known.subject(), plans.of(known.rollout()));
  }

  private Handled startOrWait(Recorded known, Planned planned, Set<Claim> claims) {
    Instant now = clock.instant();
    if (planned.published().isEmpty()) {
      return now.isBefore(planned.dueAt())
          ? Handled.leftAlone("not published yet", known)
          : commit(known.id(), decisions.neverPublished(known, planned, now), claims);
    }
    Environment environment = rollouts.environment(planned.subject().key());
    if (!environment.isHeldBy(known.id())) {
      Optional<Recorded> holder = environment.holder().flatMap(rollouts::find);
      return commit(
          known.id(), decisions.waitForTurn(known, planned, environment, holder, now), Set.of());
    }
    return begin(
        decisions.begin(known, planned, plans.of(known.rollout()).smoke(), now),
        known.id(),
        claims);
  }

  private Handled takeOver(Recorded known, SmokeTesting testing, Set<Claim> claims) {
    Instant now = clock.instant();
    return testing.lease().attempts() >= SmokeDecisions.WORKERS
        ? commit(known.id(), decisions.neverFinished(known, testing, now), claims)
        : begin(
            decisions.again(known, testing, plans.of(known.rollout()).smoke(), now),
            known.id(),
            claims);
  }

  private Handled begin(Change change, RolloutId id, Set<Claim> claims) {
    return switch (rollouts.commit(change, claims)) {
      case Committed.Done done -> conclude(done.first());
      case Committed.Duplicate twice -> test(id, Set.of());
      case Committed.Stale stale -> test(id, claims);
    };
  }

  private Handled conclude(Recorded started) {
    SmokeTesting testing = (SmokeTesting) started.rollout();
    EnvironmentPlan plan = plans.of(started.rollout());
    Verdict verdict = run(testing.subject(), plan);
    return commit(
        started.id(),
        decisions.conclude(started, testing, verdict, plan.canary(), clock.instant()),
        Set.of());
  }

  private Handled commit(RolloutId id, Change change, Set<Claim> claims) {
    return switch (rollouts.commit(change, claims)) {
      case Committed.Done done ->
          new Handled.Moved("now " + done.first().rollout().state(), done.first());
      case Committed.Duplicate twice -> test(id, Set.of());
      // Superseded, taken back or taken over while the suite ran: its verdict has nobody to go to.
      case Committed.Stale stale -> test(id, claims);
    };
  }

  private Verdict run(Subject subject, EnvironmentPlan plan) {
    SmokePlan smoke = plan.smoke();
    return suite.run(
        smoke.course(), smoke.at(subject.url(), guarded.binding(subject.key()), subject.release()));
  }
}
