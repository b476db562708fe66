package io.deployguardian.core.gate;

import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.Approval;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Gate.Status;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.core.rollout.Switches;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a gate that is not decided: the rules are asked, unless how its rollout stands
 * answers already.
 */
record Deciding(
    Planning planning,
    Plans plans,
    Inspection inspection,
    BrokenGlass glass,
    Switches switches,
    Pace pace) {

  /** How long deciding may be tried, in graces: five minutes on AWS. */
  private static final int PATIENCE = 5;

  Change open(Recorded known, Gate gate, Instant now) {
    boolean tooLate = !now.isBefore(askedAt(gate).plus(pace.grace().multipliedBy(PATIENCE)));
    if (!tooLate && mode(known) == Mode.STOPPED) {
      return later(known, gate, now);
    }
    if (!tooLate && known.rollout() instanceof Registered) {
      // The plan comes first. If there is one now, this change is stale, and the next round sees
      // it.
      planning.plan(known.id(), Set.of());
      return later(known, gate, now);
    }
    if (mode(known) == Mode.STOPPED) {
      return vetoed(known, gate, Refusals.stopped(known), now);
    }
    Optional<Readiness> refusal = Refusals.byState(known);
    if (refusal.isPresent()) {
      return vetoed(known, gate, refusal.get(), now);
    }
    Optional<ByHand> broken = glass.over(known, now);
    if (broken.isPresent()) {
      return follows(known, gate, Map.of(), now).breakGlass(broken.get());
    }
    return known
        .rollout()
        .planned()
        .flatMap(plans::find)
        .map(plan -> inspected(known, gate, plan, now, tooLate))
        .orElseGet(() -> vetoed(known, gate, Refusals.noPlan(known), now));
  }

  /** Whoever consents after hours starts the rules anew, and has the same patience with them. */
  private static Instant askedAt(Gate gate) {
    return gate.approvals().stream()
        .map(Approval::at)
        .reduce(gate.since(), (one, other) -> other.isAfter(one) ? other : one);
  }

  /** A person's consent is all that is owed: until its deadline, or until somebody overtakes it. */
  Change awaiting(Recorded known, Gate gate, Status.Awaiting awaiting, Instant now) {
    if (!now.isBefore(awaiting.deadline())) {
      return vetoed(known, gate, Refusals.nobodyConsented(known, awaiting), now);
    }
    return Refusals.byState(known)
        .map(refusal -> vetoed(known, gate, refusal, now))
        .orElseGet(() -> follows(known, gate, Map.of(), now).stillAwaiting(awaiting));
  }

  private Change inspected(Recorded known, Gate gate, Plan plan, Instant now, boolean tooLate) {
    Readiness readiness = inspection.inspect(known.subject(), plan, now);
    if (readiness.isUndecided() && !tooLate) {
      return later(known, gate, now);
    }
    if (!readiness.isReady()) {
      return vetoed(known, gate, readiness, now);
    }
    var follows = follows(known, gate, readiness.details(), now);
    Optional<EnvironmentPlan> environment = plan.of(known.subject().key());
    Optional<String> owed =
        environment
            .flatMap(there -> there.promotion().approval())
            .filter(role -> mode(known) != Mode.OBSERVE_ONLY)
            .filter(role -> gate.approvals().stream().noneMatch(a -> a.role().equals(role)));
    if (owed.isPresent()) {
      Duration patience = environment.orElseThrow().hold();
      return follows.await(owed.get(), gate.since().plus(patience));
    }
    return follows.approve(VetoComment.approval(known.subject(), readiness), readiness.reasons());
  }

  private Change vetoed(Recorded known, Gate gate, Readiness readiness, Instant now) {
    var follows = follows(known, gate, readiness.details(), now);
    String comment = VetoComment.of(known.subject(), readiness);
    return mode(known) == Mode.OBSERVE_ONLY
        ? follows.wouldVeto(comment, readiness.reasons())
        : follows.veto(comment, readiness.reasons());
  }

  private Change later(Recorded known, Gate gate, Instant now) {
    int attempts = gate.status() instanceof Status.Open open ? open.attempts() : 0;
    return follows(known, gate, Map.of(), now).undecided(attempts + 1, now.plus(pace.grace()));
  }

  private GateDecision follows(Recorded known, Gate gate, Map<String, String> checks, Instant now) {
    return new GateDecision(known, gate, checks, now, pace);
  }

  private Mode mode(Recorded known) {
    return switches.mode(known.subject().key());
  }
}
