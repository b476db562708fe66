package io.deployguardian.core.canary;

import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.rollout.Step;
import io.deployguardian.core.rollout.Switches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tick: judges what soaks, and says of everything else that is due that it is overdue. */
public final class CanaryEvaluation {

  /** More than this is left for the next tick, so that one tick fits into one invocation. */
  private static final int AT_ONCE = 200;

  private final Rollouts rollouts;
  private final Switches switches;
  private final SoakingCanary soaking;
  private final Pace pace;
  private final InstantSource clock;

  public CanaryEvaluation(
      Rollouts rollouts, Switches switches, SoakingCanary soaking, Pace pace, InstantSource clock) {
    this.rollouts = rollouts;
    this.switches = switches;
    this.soaking = soaking;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * What this tick has to look at; each look is an edge of its own, so one that fails stops no
   * other.
   */
  public List<RolloutId> due() {
    return rollouts.due(clock.instant(), AT_ONCE);
  }

  public Handled look(RolloutId id) {
    Optional<Recorded> found = rollouts.find(id);
    if (found.isEmpty()) {
      return Handled.leftAlone("there is no rollout " + id);
    }
    Recorded known = found.get();
    Instant now = clock.instant();
    Optional<Instant> due = known.rollout().due();
    if (due.isEmpty() || now.isBefore(due.get())) {
      return Handled.leftAlone("not due", known);
    }
    if (switches.mode(known.subject().key()) == Mode.STOPPED) {
      return Handled.leftAlone("the guardian is stopped", known);
    }
    return known.rollout() instanceof Soaking at
        ? soaking.judge(known, at, now)
        : overdue(known, due.get(), now);
  }

  /**
   * Says it once per grace period; the rollout itself stays untouched, so no worker's commit gets
   * stale by it.
   */
  private Handled overdue(Recorded known, Instant due, Instant now) {
    long period = now.toEpochMilli() / Math.max(1, pace.grace().toMillis());
    var event = new EventId(known.id() + "@" + known.version() + ".overdue." + period);
    Step step =
        Step.about(known)
            .telling(
                event,
                now,
                about ->
                    new Event.StepOverdue(
                        about, known.rollout().state(), Duration.between(due, now)));
    var claim = new Claim("tick", event.value(), now);
    return switch (rollouts.commit(Change.of(step), Set.of(claim))) {
      case Committed.Done done -> new Handled.Moved("overdue: " + known.rollout().state(), known);
      case Committed.Duplicate twice -> Handled.leftAlone("said so before", known);
      case Committed.Stale stale -> Handled.leftAlone("it moved on", known);
    };
  }
}
