package io.deployguardian.core.canary;

import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Stage;
import io.deployguardian.core.rollout.About;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Decision.Draft;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Promoting;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.Shifting;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.rollout.Step;
import io.deployguardian.core.rollout.Verdict;
import java.time.Instant;
import java.util.List;

/** What follows from a verdict on a soaking canary. Pure. */
record CanaryDecisions(Pace pace) {

  /**
   * One look.
   *
   * @param until the end of the last interval that was measured
   */
  record Look(
      Recorded known,
      Soaking at,
      EnvironmentPlan plan,
      Verdict verdict,
      List<Measurement> fresh,
      Instant until,
      Instant now) {

    CurrentStage stage() {
      return CurrentStage.of(at, plan.canary());
    }

    Draft draft(String decision) {
      return Draft.by(Agent.CANARY_EVALUATION, decision)
          .from("plan " + at.plan(), "measurements until " + until)
          .with("stage", at.stage())
          .with("weight", at.weight())
          .because(verdict);
    }
  }

  Change decide(Look look) {
    Step step =
        switch (look.verdict()) {
          case Verdict.Fail fail -> rollBack(look, fail);
          case Verdict.Pass pass when look.stage().soaked(look.until()) -> goOn(look, pass);
          case Verdict.Inconclusive unclear when look.stage().isOverdue(look.now()) ->
              hold(look, unclear);
          default -> lookAgain(look);
        };
    return Change.of(step.measured(look.fresh()));
  }

  private Step rollBack(Look look, Verdict.Fail fail) {
    String reason = fail.reasons().getFirst().toString();
    // The signal is the newest data that the verdict stands on.
    var cause = Cause.of(Cause.Kind.CANARY_FAILED, reason, look.until());
    RollingBack back = look.at().rollBack(look.at().subject().baseline(), cause, look.now(), pace);
    return Step.from(look.known(), back)
        .because(look.draft("roll back: the canary failed"), look.now())
        .telling(
            look.now(),
            about ->
                new Event.CanaryFailed(
                    about, look.at().stage(), look.at().weight(), fail.reasons()));
  }

  private Step goOn(Look look, Verdict.Pass pass) {
    return look.stage().isLast() ? promote(look, pass) : advance(look, pass);
  }

  private Step advance(Look look, Verdict.Pass pass) {
    int next = look.at().stage() + 1;
    Stage to = look.plan().canary().stages().get(next);
    Shifting shifting = look.at().advance(pass, next, to.weight(), look.now(), pace);
    return Step.from(look.known(), shifting)
        .because(look.draft("advance to " + to.weight()), look.now())
        .with(intended("traffic-stage-" + next, shifting, look.now()))
        .telling(look.now(), about -> passed(about, look, pass));
  }

  private Step promote(Look look, Verdict.Pass pass) {
    Promoting promoting = look.at().promote(pass, look.now(), pace);
    return Step.from(look.known(), promoting)
        .because(look.draft("promote to 100 %"), look.now())
        .with(intended("traffic-promotion", promoting, look.now()))
        .telling(look.now(), about -> passed(about, look, pass));
  }

  private Step hold(Look look, Verdict.Inconclusive unclear) {
    Held.Paused held = look.at().hold(unclear.reasons(), look.now(), look.plan().hold());
    return Step.from(look.known(), held)
        .because(look.draft("hold: inconclusive at the stage's deadline"), look.now())
        .telling(
            look.now(), about -> new Event.RolloutHeld(about, unclear.reasons(), held.deadline()));
  }

  private Step lookAgain(Look look) {
    CanaryPlan canary = look.plan().canary();
    Instant next = look.until().plus(canary.interval()).plus(canary.delay());
    // After a pause the next interval may have ended already; never due in the past for ever.
    Instant due = next.isAfter(look.now()) ? next : look.now().plusMillis(1);
    return Step.from(look.known(), look.at().judged(look.verdict(), look.until(), due));
  }

  private static Event passed(About about, Look look, Verdict.Pass pass) {
    return new Event.StagePassed(about, look.at().stage(), look.at().weight(), pass.reasons());
  }

  private static Effect intended(String key, Rollout rollout, Instant now) {
    return Effect.intended(key, rollout.desired().orElseThrow(), now, now);
  }
}
