package io.deployguardian.core.smoke;

import io.deployguardian.core.check.WorkflowCheck;
import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.SmokePlan;
import io.deployguardian.core.plan.Stage;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Decision.Draft;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Planned;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.SmokeTesting;
import io.deployguardian.core.rollout.Step;
import io.deployguardian.core.rollout.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What follows from where a smoke test stands. Pure. */
record SmokeDecisions(Pace pace) {

  /** How many workers may try, before a suite that never finishes counts as failed. */
  static final int WORKERS = 3;

  /** A worker's time beyond the suite's own limit: reading, committing, a cold start. */
  private static final Duration MARGIN = Duration.ofSeconds(10);

  Change begin(Recorded known, Planned planned, SmokePlan plan, Instant now) {
    return Change.of(
        Step.from(known, planned.smokeTest(now, plan.limit().plus(MARGIN)))
            .because(
                draft("start the smoke test", planned).with("checks", plan.checks().size()), now));
  }

  Change again(Recorded known, SmokeTesting testing, SmokePlan plan, Instant now) {
    return Change.of(
        Step.from(known, testing.again(now, plan.limit().plus(MARGIN)))
            .because(
                draft("start the smoke test again: the last worker did not come back", testing)
                    .with("attempt", testing.lease().attempts() + 1),
                now));
  }

  /**
   * All other checks held. The workflows are on record before any of them is started, so that
   * whoever comes next looks for their runs first.
   */
  Change runWorkflows(
      Recorded known, SmokeTesting testing, Verdict.Pass passed, SmokePlan plan, Instant now) {
    SmokeTesting looking = testing.awaiting(now).again(now, look(plan));
    Step step =
        Step.from(known, looking).because(draft("run the workflows", testing).because(passed), now);
    for (WorkflowCheck check : plan.workflows()) {
      step = step.with(WorkflowLook.intended(check, now, looking.lease().until()));
    }
    return Change.of(step);
  }

  /** A worker looks how the workflows stand, and nobody else does meanwhile. */
  Change lookAtWorkflows(Recorded known, SmokeTesting testing, SmokePlan plan, Instant now) {
    return Change.of(Step.from(known, testing.again(now, look(plan))));
  }

  /** Not ended yet. Only what was done about it is worth an entry in the log. */
  Change await(Recorded known, SmokeTesting testing, Findings found, Instant now) {
    Step step = Step.from(known, testing.awaiting(now.plus(pace.grace())));
    for (Effect effect : found.moved()) {
      step = step.with(effect);
    }
    return Change.of(
        found.said().isEmpty()
            ? step
            : step.because(draft(String.join("; ", found.said()), testing), now));
  }

  private Duration look(SmokePlan plan) {
    return pace.lease().multipliedBy(plan.workflows().size());
  }

  /**
   * Behind a rollback in progress: look again. Behind one that failed: take over, this may well be
   * the fix.
   */
  Change waitForTurn(
      Recorded known,
      Planned planned,
      Environment environment,
      Optional<Recorded> holder,
      Instant now) {
    Step waiting = Step.from(known, planned.lookAgain(now.plus(pace.grace())));
    if (holder.filter(h -> h.rollout() instanceof RollbackFailed).isEmpty()) {
      return Change.of(waiting);
    }
    Recorded old = holder.get();
    Rollout superseded = ((RollbackFailed) old.rollout()).supersede(known.id(), now, pace);
    Step makesRoom =
        Step.from(old, superseded)
            .because(
                Draft.by(Agent.SMOKE_TEST, "superseded after its rollback failed")
                    .with("by", known.id()),
                now)
            .telling(now, about -> new Event.RolloutSuperseded(about, known.id()));
    Step takesOver =
        waiting
            .because(
                draft("take over after a failed rollback", planned).with("from", old.id()), now)
            .telling(now, Event.DeploymentSucceeded::new);
    return Change.of(takesOver, makesRoom).in(environment.heldBy(known.id()));
  }

  Change neverPublished(Recorded known, Planned planned, Instant now) {
    var cause =
        Cause.of(
            Cause.Kind.NEVER_STARTED,
            "the pipeline reported no success within " + pace.publication(),
            now);
    RollingBack back = planned.rollBack(planned.subject().baseline(), cause, now, pace);
    return Change.of(
        Step.from(known, back)
            .because(draft("roll back: " + cause.reason(), planned), now)
            .telling(now, about -> new Event.RollbackRequested(about, cause, back.to())));
  }

  Change neverFinished(Recorded known, SmokeTesting testing, Instant now) {
    var verdict =
        Verdict.fail("smoke test", "not finished by any of " + WORKERS + " workers in time");
    return failed(known, testing, verdict, now);
  }

  /** Only a Pass leads to traffic; an inconclusive suite fails closed. */
  Change conclude(
      Recorded known, SmokeTesting testing, Verdict verdict, CanaryPlan plan, Instant now) {
    return verdict instanceof Verdict.Pass passed
        ? passed(known, testing, passed, plan, now)
        : failed(known, testing, verdict, now);
  }

  private Change passed(
      Recorded known, SmokeTesting testing, Verdict.Pass passed, CanaryPlan plan, Instant now) {
    CanaryPlan canary = testing.subject().baseline().isPresent() ? plan : plan.withoutBaseline();
    Rollout next;
    String key;
    if (canary.stages().isEmpty()) {
      next = testing.promote(passed, now, pace);
      key = "traffic-promotion";
    } else {
      Stage first = canary.stages().getFirst();
      next = testing.shift(passed, 0, first.weight(), now, pace);
      key = "traffic-stage-0";
    }
    return Change.of(
        Step.from(known, next)
            .because(draft("smoke test passed", testing).because(passed), now)
            .with(Effect.intended(key, next.desired().orElseThrow(), now, now))
            .telling(now, about -> new Event.SmokeTestPassed(about, passed.reasons())));
  }

  private Change failed(Recorded known, SmokeTesting testing, Verdict verdict, Instant now) {
    var cause =
        Cause.of(Cause.Kind.SMOKE_TEST_FAILED, verdict.reasons().getFirst().toString(), now);
    RollingBack back = testing.rollBack(testing.subject().baseline(), cause, now, pace);
    return Change.of(
        Step.from(known, back)
            .because(draft("roll back: the smoke test failed", testing).because(verdict), now)
            .telling(now, about -> new Event.SmokeTestFailed(about, verdict.reasons())));
  }

  private static Draft draft(String decision, Rollout.UnderPlan rollout) {
    return Draft.by(Agent.SMOKE_TEST, decision).from("plan " + rollout.plan());
  }
}
