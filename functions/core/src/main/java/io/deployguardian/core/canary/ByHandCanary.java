package io.deployguardian.core.canary;

import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Decision.Draft;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Promoting;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Shifting;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.rollout.Step;
import io.deployguardian.core.rollout.Switches;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person may say to a canary: hold, resume, promote. A person's name and reason go on the
 * decision log.
 */
public final class ByHandCanary {

  private final Rollouts rollouts;
  private final Plans plans;
  private final Switches switches;
  private final Pace pace;
  private final InstantSource clock;

  public ByHandCanary(
      Rollouts rollouts, Plans plans, Switches switches, Pace pace, InstantSource clock) {
    this.rollouts = rollouts;
    this.plans = plans;
    this.switches = switches;
    this.pace = pace;
    this.clock = clock;
  }

  /** A person's word. */
  public enum Word {
    HOLD,
    RESUME,
    PROMOTE
  }

  public Handled say(Word word, RolloutId id, ByHand hand) {
    for (int round = 0; round < 16; round++) {
      Optional<Recorded> found = rollouts.find(id);
      if (found.isEmpty()) {
        return Handled.leftAlone("there is no rollout " + id);
      }
      Recorded known = found.get();
      if (switches.mode(known.subject().key()) == Mode.STOPPED) {
        return Handled.leftAlone("the guardian is stopped", known);
      }
      Optional<Step> step = decide(word, known, hand, clock.instant());
      if (step.isEmpty()) {
        return Handled.leftAlone(
            word.name().toLowerCase()
                + " is not possible: the rollout is "
                + known.rollout().state(),
            known);
      }
      if (rollouts.commit(Change.of(step.get()), Set.of()) instanceof Committed.Done done) {
        return new Handled.Moved("now " + done.first().rollout().state(), done.first());
      }
    }
    throw new IllegalStateException(id + " moved under each attempt");
  }

  private Optional<Step> decide(Word word, Recorded known, ByHand hand, Instant now) {
    return switch (known.rollout()) {
      case Soaking soaking when word == Word.HOLD -> Optional.of(hold(known, soaking, hand, now));
      case Held.Paused held when word == Word.RESUME -> Optional.of(resume(known, held, hand, now));
      case Soaking soaking when word == Word.PROMOTE ->
          Optional.of(promote(known, soaking.promote(hand, now, pace), hand, now));
      case Held.Paused held when word == Word.PROMOTE ->
          Optional.of(promote(known, held.promote(hand, now, pace), hand, now));
      default -> Optional.empty();
    };
  }

  private Step hold(Recorded known, Soaking soaking, ByHand hand, Instant now) {
    var reasons = List.of(new Reason(hand.by(), hand.reason()));
    EnvironmentPlan plan = plans.of(soaking);
    Held.Paused held = soaking.hold(reasons, now, plan.hold());
    return Step.from(known, held)
        .because(draft("hold", hand), now)
        .telling(now, about -> new Event.RolloutHeld(about, reasons, held.deadline()));
  }

  private Step resume(Recorded known, Held.Paused held, ByHand hand, Instant now) {
    Shifting shifting = held.resume(hand, now, pace);
    Effect effect =
        Effect.intended(
            "traffic-stage-" + shifting.stage(), shifting.desired().orElseThrow(), now, now);
    return Step.from(known, shifting)
        .because(draft("resume at " + held.weight(), hand), now)
        .with(effect)
        .telling(now, about -> new Event.RolloutResumed(about, hand));
  }

  private Step promote(Recorded known, Promoting promoting, ByHand hand, Instant now) {
    Effect effect =
        Effect.intended("traffic-promotion", promoting.desired().orElseThrow(), now, now);
    return Step.from(known, promoting)
        .because(draft("promote without a Pass", hand), now)
        .with(effect)
        .telling(now, about -> new Event.RolloutResumed(about, hand));
  }

  private static Draft draft(String decision, ByHand hand) {
    return Draft.by(Agent.CANARY_EVALUATION, decision + ", by hand")
        .with("by", hand.by())
        .with("reason", hand.reason());
  }
}
