package io.deployguardian.core.canary;

import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
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
    return say(word, id, hand, Optional.empty(), Set.of());
  }

  /**
   * @param via where it was said, such as {@code comment 5 on octo-org/shop#218}
   */
  public Handled say(Word word, RolloutId id, ByHand hand, String via, Set<Claim> claims) {
    return say(word, id, hand, Optional.of(via), claims);
  }

  private Handled say(
      Word word, RolloutId id, ByHand hand, Optional<String> via, Set<Claim> claims) {
    for (int round = 0; round < 16; round++) {
      Optional<Recorded> found = rollouts.find(id);
      if (found.isEmpty()) {
        return Handled.leftAlone("there is no rollout " + id);
      }
      Recorded known = found.get();
      if (switches.mode(known.subject().key()) == Mode.STOPPED) {
        return Handled.leftAlone("the guardian is stopped", known);
      }
      Optional<Step> step = decide(word, known, new Spoken(hand, via, clock.instant()));
      if (step.isEmpty()) {
        return Handled.leftAlone(
            word.name().toLowerCase()
                + " is not possible: the rollout is "
                + known.rollout().state(),
            known);
      }
      switch (rollouts.commit(Change.of(step.get()), claims)) {
        case Committed.Done done -> {
          return new Handled.Moved("now " + done.first().rollout().state(), done.first());
        }
        case Committed.Duplicate twice -> {
          return Handled.leftAlone("said before", known);
        }
        case Committed.Stale stale -> {}
      }
    }
    throw new IllegalStateException(id + " moved under each attempt");
  }

  /** What a person said, where, and when we heard it. */
  private record Spoken(ByHand hand, Optional<String> via, Instant at) {

    Draft draft(String decision) {
      Draft draft =
          Draft.by(Agent.CANARY_EVALUATION, decision + ", by hand")
              .with("by", hand.by())
              .with("reason", hand.reason());
      return via.map(place -> draft.with("via", place)).orElse(draft);
    }
  }

  private Optional<Step> decide(Word word, Recorded known, Spoken said) {
    return switch (known.rollout()) {
      case Soaking soaking when word == Word.HOLD -> Optional.of(hold(known, soaking, said));
      case Held.Paused held when word == Word.RESUME -> Optional.of(resume(known, held, said));
      case Soaking soaking when word == Word.PROMOTE ->
          Optional.of(promote(known, soaking.promote(said.hand(), said.at(), pace), said));
      case Held.Paused held when word == Word.PROMOTE ->
          Optional.of(promote(known, held.promote(said.hand(), said.at(), pace), said));
      default -> Optional.empty();
    };
  }

  private Step hold(Recorded known, Soaking soaking, Spoken said) {
    var reasons = List.of(new Reason(said.hand().by(), said.hand().reason()));
    EnvironmentPlan plan = plans.of(soaking);
    Held.Paused held = soaking.hold(reasons, said.at(), plan.hold());
    return Step.from(known, held)
        .because(said.draft("hold"), said.at())
        .telling(said.at(), about -> new Event.RolloutHeld(about, reasons, held.deadline()));
  }

  private Step resume(Recorded known, Held.Paused held, Spoken said) {
    Instant now = said.at();
    Shifting shifting = held.resume(said.hand(), now, pace);
    Effect effect =
        Effect.intended(
            "traffic-stage-" + shifting.stage(), shifting.desired().orElseThrow(), now, now);
    return Step.from(known, shifting)
        .because(said.draft("resume at " + held.weight()), now)
        .with(effect)
        .telling(now, about -> new Event.RolloutResumed(about, said.hand()));
  }

  private Step promote(Recorded known, Promoting promoting, Spoken said) {
    Instant now = said.at();
    Effect effect =
        Effect.intended("traffic-promotion", promoting.desired().orElseThrow(), now, now);
    return Step.from(known, promoting)
        .because(said.draft("promote without a Pass"), now)
        .with(effect)
        .telling(now, about -> new Event.RolloutResumed(about, said.hand()));
  }
}
