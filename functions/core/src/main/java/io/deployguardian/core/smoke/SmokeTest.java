package io.deployguardian.core.smoke;

import io.deployguardian.core.check.Place;
import io.deployguardian.core.check.Suite;
import io.deployguardian.core.check.Workflows;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.plan.SmokePlan;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Planned;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.SmokeTesting;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.rollout.Switches;
import io.deployguardian.core.rollout.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
  private final Workflows workflows;
  private final Guarded guarded;
  private final Switches switches;
  private final SmokeDecisions decisions;
  private final InstantSource clock;

  public SmokeTest(
      Rollouts rollouts,
      Plans plans,
      Suite suite,
      Workflows workflows,
      Guarded guarded,
      Switches switches,
      Pace pace,
      InstantSource clock) {
    this.rollouts = rollouts;
    this.plans = plans;
    this.suite = suite;
    this.workflows = workflows;
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
      // Not before it is due, even if it only waits: GitHub needs a while to show what it started.
      case SmokeTesting testing when clock.instant().isBefore(testing.lease().until()) ->
          Handled.leftAlone("in hand, or waiting, until " + testing.lease().until(), known);
      case SmokeTesting testing -> takeOver(known, testing, claims);
      default -> Handled.leftAlone("no smoke test is owed", known);
    };
  }

  /** What the suite says of a rollout, without recording anything, and without its workflows. */
  public Verdict dryRun(Recorded known) {
    SmokePlan plan = plans.of(known.rollout()).smoke();
    return plan.workflows().stream()
        .map(check -> new Reason(check.name(), "not run: a dry run starts no workflow"))
        .map(reason -> (Verdict) new Verdict.Pass(List.of(reason)))
        .reduce(run(known.subject(), plan), Verdict::worstOf);
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
        : begin(takenOver(known, testing, now), known.id(), claims);
  }

  private Change takenOver(Recorded known, SmokeTesting testing, Instant now) {
    SmokePlan plan = plans.of(known.rollout()).smoke();
    return started(known.id(), plan).isEmpty()
        ? decisions.again(known, testing, plan, now)
        : decisions.lookAtWorkflows(known, testing, plan, now);
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
    List<Effect> recorded = started(started.id(), plan.smoke());
    if (!recorded.isEmpty()) {
      return look(started, testing, plan, recorded);
    }
    Verdict verdict = withoutWorkflows(testing.subject(), plan.smoke());
    Instant now = clock.instant();
    return verdict instanceof Verdict.Pass passed && !plan.smoke().workflows().isEmpty()
        ? begin(
            decisions.runWorkflows(started, testing, passed, plan.smoke(), now),
            started.id(),
            Set.of())
        : commit(
            started.id(),
            decisions.conclude(started, testing, verdict, plan.canary(), now),
            Set.of());
  }

  /** One look at workflows that take longer than any worker waits. */
  private Handled look(
      Recorded known, SmokeTesting testing, EnvironmentPlan plan, List<Effect> recorded) {
    boolean acts = switches.mode(known.subject().key()) == Mode.GUARDING;
    var url = placeOf(testing.subject(), plan.smoke()).url();
    Findings found =
        new WorkflowLook(workflows, testing.subject(), testing.since(), url, acts, clock.instant())
            .at(plan.smoke().workflows(), recorded);
    Instant now = clock.instant();
    return commit(
        known.id(),
        found
            .conclusion()
            .map(verdict -> decisions.conclude(known, testing, verdict, plan.canary(), now))
            .orElseGet(() -> decisions.await(known, testing, found, now)),
        Set.of());
  }

  /** The workflows' effects, once the other checks held; of a plan without any nobody asks. */
  private List<Effect> started(RolloutId id, SmokePlan plan) {
    return plan.workflows().isEmpty()
        ? List.of()
        : rollouts.effects(id).stream().filter(WorkflowLook::concerns).toList();
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

  /** Where there are workflows, nothing else has to be asked. */
  private Verdict withoutWorkflows(Subject subject, SmokePlan plan) {
    return plan.course().checks().isEmpty() && !plan.workflows().isEmpty()
        ? new Verdict.Pass(List.of())
        : run(subject, plan);
  }

  private Verdict run(Subject subject, SmokePlan plan) {
    return suite.run(plan.course(), placeOf(subject, plan));
  }

  private Place placeOf(Subject subject, SmokePlan plan) {
    return plan.at(subject.url(), guarded.binding(subject.key()), subject.release());
  }
}
