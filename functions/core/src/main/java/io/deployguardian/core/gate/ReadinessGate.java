package io.deployguardian.core.gate;

import io.deployguardian.core.gate.GateAnswers.Told;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Decision.Draft;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Gate.Status;
import io.deployguardian.core.rollout.Gates;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Inbox;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Step;
import io.deployguardian.core.rollout.Switches;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Answers whether a deployment may start. It always answers: what can't be known in time is a no,
 * and an answer that may be lost is given again.
 *
 * <p>Each look takes a gate as far as it gets: open, waiting for a person, decided, answered.
 */
public final class ReadinessGate {

  private static final int ROUNDS = 16;
  private static final int MOST = 200;

  private final Rollouts rollouts;
  private final Gates gates;
  private final Inbox inbox;
  private final Deciding deciding;
  private final GateAnswers answers;
  private final Pace pace;
  private final InstantSource clock;

  public ReadinessGate(
      Rollouts rollouts,
      Gates gates,
      Inbox inbox,
      Planning planning,
      Plans plans,
      Inspection inspection,
      GateAnswers answers,
      Switches switches,
      Pace pace,
      InstantSource clock) {
    this.rollouts = rollouts;
    this.gates = gates;
    this.inbox = inbox;
    this.deciding =
        new Deciding(planning, plans, inspection, new BrokenGlass(rollouts, gates), switches, pace);
    this.answers = answers;
    this.pace = pace;
    this.clock = clock;
  }

  /** Whose gate has to be looked at. */
  public List<RolloutId> due() {
    return gates.gatesDue(clock.instant(), MOST);
  }

  /** Does what is owed to a rollout's gate. */
  public Handled look(RolloutId id, Set<Claim> claims) {
    Set<Claim> given = claims;
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Recorded> known = rollouts.find(id);
      Optional<Gate> gate = gates.gate(id);
      if (known.isEmpty() || gate.isEmpty()) {
        return Handled.leftAlone("nobody asked for approval of " + id);
      }
      if (gate.get().status() instanceof Status.Answered) {
        return Handled.leftAlone("answered before", known.get());
      }
      Change change = next(known.get(), gate.get());
      Committed committed = rollouts.commit(change, given);
      if (!(committed instanceof Committed.Stale)) {
        // A duplicate was decided before: what is recorded is carried on.
        given = Set.of();
      }
      if (committed instanceof Committed.Done done && !goesOn(change)) {
        return new Handled.Moved(what(change), done.first());
      }
    }
    throw new IllegalStateException("the gate of " + id + " moved under each attempt");
  }

  /**
   * Opens a gate for somebody who asks us, and comes back for the answer until it is there.
   *
   * @return the gate as it stands; empty where no such rollout is known (yet)
   */
  public Optional<Gate> ask(RolloutId id) {
    Optional<Recorded> known = rollouts.find(id);
    boolean isNew = known.isPresent() && gates.gate(id).isEmpty();
    if (isNew) {
      Instant now = clock.instant();
      Step step =
          Step.from(known.get(), known.get().rollout())
              .because(Draft.by(Agent.READINESS_GATE, "asked for approval, by invoke"), now);
      // Whatever came of it: if somebody else opened it just now, that is the gate.
      rollouts.commit(Change.of(step).gated(Gate.asked(id, Gate.POLLED, now, pace)), Set.of());
    }
    // Who polls each few seconds gets what is on record; the rules are asked when it is due.
    if (isNew || isDue(id)) {
      look(id, Set.of());
    }
    return gates.gate(id).map(this::asItStands);
  }

  private boolean isDue(RolloutId id) {
    return gates
        .gate(id)
        .flatMap(gate -> gate.status().due())
        .filter(due -> !due.isAfter(clock.instant()))
        .isPresent();
  }

  /** A yes is good for as long as its rollout may go on. */
  private Gate asItStands(Gate gate) {
    if (!(gate.status() instanceof Status.Answered yes) || !yes.approved()) {
      return gate;
    }
    return rollouts
        .find(gate.rollout())
        .flatMap(
            known ->
                Refusals.byState(known)
                    .map(no -> VetoComment.of(known.subject(), no))
                    .map(no -> gate.now(new Status.Answered(false, no, yes.at()))))
        .orElse(gate);
  }

  private Change next(Recorded known, Gate gate) {
    Instant now = clock.instant();
    return switch (gate.status()) {
      case Status.Open open -> deciding.open(known, gate, now);
      case Status.Awaiting awaiting -> deciding.awaiting(known, gate, awaiting, now);
      case Status.Decided decided -> said(known, gate, decided, now);
      case Status.Answered answered -> throw new IllegalStateException("answered before");
    };
  }

  private Change said(Recorded known, Gate gate, Status.Decided decided, Instant now) {
    var follows = new GateDecision(known, gate, Map.of(), now, pace);
    if (isOvertakenInItsRun(known, gate)) {
      return follows.answered(decided);
    }
    Told told = answers.answer(known.subject(), gate.run(), decided.approved(), decided.comment());
    return switch (told) {
      case Told.Taken taken -> follows.answered(decided);
      case Told.Unclear unclear -> follows.unanswered(decided);
      case Told.Refused refused -> {
        inbox.warnOfRefusal(known.subject(), "answer for a protection rule", refused.why(), now);
        yield follows.unanswered(decided);
      }
    };
  }

  /**
   * GitHub takes an answer for a run and an environment, not for a deployment: where a newer
   * deployment of the same run waits there, that one's gate speaks.
   */
  private boolean isOvertakenInItsRun(Recorded known, Gate gate) {
    var environment = rollouts.environment(known.subject().key());
    return Stream.of(environment.holder(), environment.waiting())
        .flatMap(Optional::stream)
        .filter(id -> !id.equals(known.id()))
        .flatMap(id -> gates.gate(id).stream())
        .anyMatch(other -> other.run() == gate.run());
  }

  /** Only what was decided just now is carried on at once; all else waits for its time. */
  private static boolean goesOn(Change change) {
    return change.gate().orElseThrow().status() instanceof Status.Decided decided
        && decided.attempts() == 0;
  }

  private static String what(Change change) {
    return switch (change.gate().orElseThrow().status()) {
      case Status.Open open -> "not decided yet";
      case Status.Awaiting awaiting -> "waiting for the consent of " + awaiting.role();
      case Status.Decided decided -> "decided, and to be said again";
      case Status.Answered answered -> answered.approved() ? "approved" : "vetoed";
    };
  }
}
