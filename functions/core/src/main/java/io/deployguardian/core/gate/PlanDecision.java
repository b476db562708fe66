package io.deployguardian.core.gate;

import io.deployguardian.core.plan.PlanReading.Problem;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Decision.Draft;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.PlanId;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What planning decided about a registered rollout. */
public sealed interface PlanDecision {

  String what();

  Change change(Recorded known);

  private static Draft draft(String decision, String document) {
    return Draft.by(Agent.READINESS_GATE, decision).from(document);
  }

  /**
   * The plan is valid and binds this rollout.
   *
   * @param forecast what each stage can detect, one sentence each
   */
  record Accepted(
      Registered from,
      PlanId plan,
      String text,
      String document,
      List<String> forecast,
      Instant now,
      Pace pace)
      implements PlanDecision {

    public Accepted {
      forecast = List.copyOf(forecast);
    }

    @Override
    public String what() {
      return "planned";
    }

    @Override
    public Change change(Recorded known) {
      boolean published = from.published().isPresent();
      Draft draft = draft("plan accepted", document).with("plan", plan);
      for (int i = 0; i < forecast.size(); i++) {
        draft = draft.with("forecast " + (i + 1), forecast.get(i));
      }
      return Change.of(
          Step.from(known, from.plan(plan, now, pace))
              .because(draft, now)
              .telling(now, about -> new Event.RolloutPlanned(about, plan, published)));
    }
  }

  /** The plan can't be followed: held, until it is aborted or a newer deployment comes. */
  record Rejected(Registered from, List<Problem> problems, String document, Instant now)
      implements PlanDecision {

    /** There is no valid plan that could say how long. */
    private static final Duration HOLD = Duration.ofHours(24);

    @Override
    public String what() {
      return "held: the plan is invalid";
    }

    @Override
    public Change change(Recorded known) {
      List<Reason> reasons =
          problems.stream().map(problem -> new Reason("plan", problem.toString())).toList();
      Draft draft = draft("hold: the plan is invalid", document);
      for (int i = 0; i < problems.size(); i++) {
        draft = draft.with("problem " + (i + 1), problems.get(i));
      }
      return Change.of(
          Step.from(known, from.hold(reasons, now, HOLD))
              .because(draft, now)
              .telling(now, about -> new Event.PlanRejected(about, reasons)));
    }
  }

  /** Nobody asked for this deployment to be guarded. */
  record Unguarded(Registered from, String why, String document, Instant now)
      implements PlanDecision {

    @Override
    public String what() {
      return "unguarded: " + why;
    }

    @Override
    public Change change(Recorded known) {
      return Change.of(
          Step.from(known, from.unguarded(why, now))
              .because(draft("unguarded", document).with("why", why), now));
    }
  }

  /** The plan could not be had in time. Without a plan nothing may take traffic. */
  record NeverPlanned(Registered from, Instant now, Pace pace) implements PlanDecision {

    @Override
    public String what() {
      return "rolling back: no plan could be fetched in time";
    }

    @Override
    public Change change(Recorded known) {
      var cause =
          Cause.of(
              Cause.Kind.NEVER_STARTED,
              "no plan could be fetched within " + pace.publication(),
              now);
      RollingBack back = from.rollBack(from.subject().baseline(), cause, now, pace);
      return Change.of(
          Step.from(known, back)
              .because(draft("roll back: " + cause.reason(), "plan source"), now)
              .telling(now, about -> new Event.RollbackRequested(about, cause, back.to())));
    }
  }
}
