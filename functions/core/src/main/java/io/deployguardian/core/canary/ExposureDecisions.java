package io.deployguardian.core.canary;

import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Decision.Draft;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Environment.KnownGood;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Promoted;
import io.deployguardian.core.rollout.Promoting;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.Rollout.Reversible;
import io.deployguardian.core.rollout.Shifting;
import io.deployguardian.core.rollout.Step;
import io.deployguardian.core.rollout.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What follows from how the target took a weight. Pure. */
record ExposureDecisions(Pace pace) {

  /** How many workers may try before traffic is taken back. */
  static final int WORKERS = 5;

  private static final String OBSERVING = "observe-only";

  Change take(Recorded known, Intent intent, Instant now) {
    Rollout taken = taken(known.rollout(), now);
    return Change.of(
        Step.from(known, taken).with(effect(known, intent, now, taken.due().orElse(now))));
  }

  /** The target did not confirm; the next worker tries at growing distance. */
  Change notYet(Recorded leased, String why, Instant now) {
    Intent intent = Intent.of(leased).orElseThrow();
    Instant next = now.plus(pace.grace().multipliedBy(intent.lease().attempts()));
    return Change.of(
        Step.from(leased, lookAgain(leased.rollout(), next))
            .because(draft("not confirmed, try again", leased).with("why", why), now));
  }

  Change giveUp(Recorded known, Intent intent, Instant now) {
    var cause =
        Cause.of(
            Cause.Kind.TARGET_FAILED,
            "the target confirmed " + intent.weight() + " to none of " + WORKERS + " workers",
            now);
    RollingBack back =
        ((Reversible) known.rollout()).rollBack(known.subject().baseline(), cause, now, pace);
    return Change.of(
        Step.from(known, back)
            .because(draft("roll back: " + cause.reason(), known), now)
            .telling(now, about -> new Event.RollbackRequested(about, cause, back.to())));
  }

  Change entered(
      Recorded known, Shifting shifting, CanaryPlan plan, Instant now, boolean observed) {
    var soaking = shifting.confirmed(now, plan.interval().plus(plan.delay()));
    return Change.of(
        Step.from(known, soaking)
            .because(draft("soak at " + shifting.weight(), known), now)
            .with(done(known, now, observed))
            .telling(
                now, about -> new Event.StageEntered(about, shifting.stage(), shifting.weight())));
  }

  /** Confirmed 100 %: this release is known good now, and what was live before is superseded. */
  Change promoted(
      Recorded known,
      Promoting promoting,
      Environment environment,
      Optional<Recorded> before,
      Instant now,
      boolean observed) {
    Promoted promoted = promoting.confirmed(now, pace);
    Step step =
        Step.from(known, promoted)
            .because(draft("promoted", known), now)
            .with(done(known, now, observed))
            .telling(now, about -> new Event.RolloutPromoted(about, promoted.ground()));
    var good = new KnownGood(known.subject().release(), known.id(), now);
    Optional<Step> old =
        before
            .filter(recorded -> recorded.rollout() instanceof Promoted)
            .map(recorded -> superseded(recorded, (Promoted) recorded.rollout(), known, now));
    Change change = old.map(o -> Change.of(step, o)).orElseGet(() -> Change.of(step));
    return change.in(environment.promoted(good)).remember(good);
  }

  /** Not there yet, and not ours to change. */
  Change withheld(Recorded known, Intent intent, Weight seen, EnvironmentPlan plan, Instant now) {
    Effect withheld = effect(known, intent, now, now).withheld(now, OBSERVING);
    Duration patience = plan.canary().patience();
    if (now.isAfter(intent.since().plus(patience))) {
      return Change.of(held(known, intent, seen, plan, now).with(withheld));
    }
    Instant next = now.plus(plan.canary().interval());
    if (intent.lease().attempts() > 0) {
      return Change.of(Step.from(known, lookAgain(known.rollout(), next)).with(withheld));
    }
    // Once is enough for the log: the first look says what was withheld, the next ones only wait.
    return Change.of(
        Step.from(known, lookAgain(taken(known.rollout(), now), next))
            .with(withheld)
            .because(draft("withheld: " + intent.weight() + ", observe-only", known), now));
  }

  private Step held(Recorded known, Intent intent, Weight seen, EnvironmentPlan plan, Instant now) {
    var reasons =
        List.of(
            new Reason("traffic", "observe-only: expected " + intent.weight() + ", found " + seen));
    int last = Math.max(0, plan.canary().stages().size() - 1);
    Held.Paused held =
        switch (known.rollout()) {
          case Shifting shifting -> shifting.hold(reasons, now, plan.hold());
          case Promoting promoting -> promoting.hold(last, reasons, now, plan.hold());
          default -> throw new IllegalStateException("no weight is owed by " + known.rollout());
        };
    return Step.from(known, held)
        .because(draft("hold: nobody set the weight", known).with("found", seen), now)
        .telling(now, about -> new Event.RolloutHeld(about, reasons, held.deadline()));
  }

  private Step superseded(Recorded recorded, Promoted live, Recorded by, Instant now) {
    return Step.from(recorded, live.supersede(by.id(), now, pace))
        .because(draft("superseded by a newer promotion", recorded).with("by", by.id()), now)
        .telling(now, about -> new Event.RolloutSuperseded(about, by.id()));
  }

  private Rollout taken(Rollout rollout, Instant now) {
    return switch (rollout) {
      case Shifting shifting -> shifting.taken(now, pace);
      case Promoting promoting -> promoting.taken(now, pace);
      default -> throw new IllegalStateException("no weight is owed by " + rollout.state());
    };
  }

  private static Rollout lookAgain(Rollout rollout, Instant next) {
    return switch (rollout) {
      case Shifting shifting -> shifting.lookAgain(next);
      case Promoting promoting -> promoting.lookAgain(next);
      default -> throw new IllegalStateException("no weight is owed by " + rollout.state());
    };
  }

  private static Effect effect(Recorded known, Intent intent, Instant now, Instant lease) {
    return Effect.intended(intent.effect(), known.rollout().desired().orElseThrow(), now, lease);
  }

  private static Effect done(Recorded known, Instant now, boolean observed) {
    Effect effect = effect(known, Intent.of(known).orElseThrow(), now, now);
    return observed
        ? effect.withheld(now, OBSERVING + ": others set this weight")
        : effect.confirmed(now);
  }

  private static Draft draft(String decision, Recorded known) {
    return Draft.by(Agent.CANARY_EVALUATION, decision)
        .from(known.rollout().planned().map(plan -> "plan " + plan).orElse("no plan"));
  }
}
