package io.deployguardian.core.gate;

import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.Approval;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Gate.Status;
import io.deployguardian.core.rollout.Gates;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Takes people's consent to a deployment: from those who hold the role that its plan asks for. */
public final class Consent {

  /** How far back a reviewed run's deployment is searched for. */
  private static final int SEARCHED = 200;

  private static final int ROUNDS = 16;

  private final Rollouts rollouts;
  private final Gates gates;
  private final Plans plans;
  private final Roles roles;
  private final Pace pace;
  private final InstantSource clock;

  public Consent(
      Rollouts rollouts, Gates gates, Plans plans, Roles roles, Pace pace, InstantSource clock) {
    this.rollouts = rollouts;
    this.gates = gates;
    this.plans = plans;
    this.roles = roles;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * @param via how it was given, such as {@code comment 123}
   */
  public Handled approve(RolloutId id, String login, String via, Set<Claim> claims) {
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Recorded> known = rollouts.find(id);
      Optional<Gate> gate = gates.gate(id);
      if (known.isEmpty() || gate.isEmpty()) {
        return Handled.leftAlone("nothing waits for an approval of " + id);
      }
      if (known.get().rollout() instanceof Registered) {
        // Which role it needs is known with its plan, in a moment: told again then.
        throw new IllegalStateException(id + " has no plan yet");
      }
      Optional<String> role = roleOwed(known.get(), gate.get());
      if (role.isEmpty()) {
        return Handled.leftAlone("nothing waits for an approval", known.get());
      }
      switch (roles.holds(known.get().subject(), login, role.get())) {
        case Roles.Held.Yes yes -> {}
        case Roles.Held.No no -> {
          return Handled.leftAlone(login + " can't approve: " + no.why(), known.get());
        }
        // Asked again: whoever consents must not be turned away because GitHub was out of reach.
        case Roles.Held.Unknown unknown ->
            throw new IllegalStateException("who holds " + role.get() + "? " + unknown.why());
      }
      Instant now = clock.instant();
      var follows = new GateDecision(known.get(), gate.get(), Map.of(), now, pace);
      var change = follows.approvedBy(new Approval(login, role.get(), via, now));
      switch (rollouts.commit(change, claims)) {
        case Committed.Done done -> {
          return new Handled.Moved("approved by " + login, done.first());
        }
        case Committed.Duplicate twice -> {
          return Handled.leftAlone("told before", known.get());
        }
        case Committed.Stale stale -> {}
      }
    }
    throw new IllegalStateException("the gate of " + id + " moved under each attempt");
  }

  /** Given by hand, by somebody who may invoke the guardian: that is as good as any role. */
  public Handled approve(RolloutId id, ByHand hand) {
    return carried(
        id,
        (known, follows) ->
            roleOwed(known, follows.gate())
                .map(
                    role ->
                        follows.approvedBy(
                            new Approval(
                                hand.by(), role, "by invoke: " + hand.reason(), follows.now()))));
  }

  /**
   * Lets a deployment through whatever the rules say, in somebody's name and for a reason. One that
   * was vetoed has failed its job; the same commit goes through when the job is run again, for an
   * hour.
   */
  public Handled breakGlass(RolloutId id, ByHand hand) {
    return carried(
        id,
        (known, follows) ->
            switch (follows.gate().status()) {
              case Status.Answered answered when answered.approved() -> Optional.empty();
              case Status.Answered no -> Optional.of(follows.glassBroken(hand));
              case Status.Decided decided when !decided.approved() ->
                  Optional.of(follows.glassBroken(hand));
              default -> Optional.of(follows.breakGlass(hand));
            });
  }

  private Handled carried(
      RolloutId id, BiFunction<Recorded, GateDecision, Optional<Change>> decide) {
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Recorded> known = rollouts.find(id);
      Optional<Gate> gate = gates.gate(id);
      if (known.isEmpty() || gate.isEmpty()) {
        return Handled.leftAlone("nothing waits for an approval of " + id);
      }
      var follows = new GateDecision(known.get(), gate.get(), Map.of(), clock.instant(), pace);
      Optional<Change> change = decide.apply(known.get(), follows);
      if (change.isEmpty()) {
        return Handled.leftAlone("nothing waits for an approval", known.get());
      }
      if (rollouts.commit(change.get(), Set.of()) instanceof Committed.Done done) {
        return new Handled.Moved("on record", done.first());
      }
    }
    throw new IllegalStateException("the gate of " + id + " moved under each attempt");
  }

  /** An approval in GitHub's own deployment review counts like one that was given to us. */
  public Handled reviewed(Event.DeploymentReviewed review, Set<Claim> claims) {
    if (!review.approved()) {
      return Handled.leftAlone("rejected at GitHub, which ends the job by itself");
    }
    return rollouts.newest(SEARCHED).stream()
        .filter(known -> isAbout(known, review))
        .findFirst()
        .map(
            known ->
                approve(known.id(), review.reviewer(), "review of run " + review.run(), claims))
        .orElseGet(() -> Handled.leftAlone("no gate waits for run " + review.run()));
  }

  private boolean isAbout(Recorded known, Event.DeploymentReviewed review) {
    return known.subject().key().repository() == review.origin().repository()
        && known.subject().key().environment().equalsIgnoreCase(review.environment())
        && gates.gate(known.id()).filter(gate -> gate.run() == review.run()).isPresent();
  }

  /** Also before the rules were asked: who consents early doesn't have to do so again. */
  private Optional<String> roleOwed(Recorded known, Gate gate) {
    return switch (gate.status()) {
      case Status.Awaiting awaiting -> Optional.of(awaiting.role());
      case Status.Open open ->
          known
              .rollout()
              .planned()
              .flatMap(plans::find)
              .flatMap(plan -> plan.of(known.subject().key()))
              .flatMap(environment -> environment.promotion().approval());
      case Status.Decided decided -> Optional.empty();
      case Status.Answered answered -> Optional.empty();
    };
  }
}
