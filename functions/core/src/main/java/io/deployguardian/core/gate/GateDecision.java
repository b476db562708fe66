package io.deployguardian.core.gate;

import io.deployguardian.core.rollout.About;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Approval;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Decision.Draft;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Gate.Status;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.Planned;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What follows from what is known about a gate: pure.
 *
 * @param checks each check's outcome, for the decision log
 */
record GateDecision(Recorded known, Gate gate, Map<String, String> checks, Instant now, Pace pace) {

  private static final String RUN = "run";

  /** Said again at up to 16 times the grace: a quarter of an hour on AWS. */
  private static final int DOUBLINGS = 4;

  /** After 30 days GitHub fails the job by itself. */
  private static final Duration GITHUB_WAITS = Duration.ofDays(31);

  /** How often a gate that waits for a person is looked at, in graces. */
  private static final int LOOKS = 5;

  Change approve(String comment, List<Reason> warnings) {
    return decided(
        "approve the deployment",
        true,
        comment,
        Step.from(known, known.rollout()),
        about -> new Event.DeploymentApproved(about, gate.run(), warnings));
  }

  /** What has a plan and no traffic yet is over; in any other state the rollout stays as it is. */
  Change veto(String comment, List<Reason> reasons) {
    Rollout next =
        known.rollout() instanceof Planned planned ? planned.veto(reasons, now) : known.rollout();
    return decided(
        "veto the deployment",
        false,
        comment,
        Step.from(known, next),
        about -> new Event.DeploymentVetoed(about, gate.run(), reasons));
  }

  /** Observing: the job goes on, and what would have been said is on record. */
  Change wouldVeto(String comment, List<Reason> reasons) {
    return decided(
        "observing: let the deployment through, which would have been vetoed",
        true,
        comment,
        Step.from(known, known.rollout()),
        about -> new Event.DeploymentApproved(about, gate.run(), reasons));
  }

  /** A veto stands; whoever asks for the same commit again is let through. */
  Change glassBroken(ByHand hand) {
    Step step =
        Step.from(known, known.rollout())
            .because(
                draft("break glass: let the next run through")
                    .with("by", hand.by())
                    .with("reason", hand.reason()),
                now);
    return Change.of(step).gated(gate.approvedBy(BrokenGlass.by(hand, now)));
  }

  /** What the rules say is not asked, and whose word stands in for it is on record. */
  Change breakGlass(ByHand hand) {
    var reason = new Reason("break glass", hand.by() + ": " + hand.reason());
    return decided(
        "break glass: approve the deployment",
        true,
        VetoComment.brokenGlass(known.subject(), hand),
        asking(Step.from(known, known.rollout())),
        about -> new Event.DeploymentApproved(about, gate.run(), List.of(reason)));
  }

  /** Consent is taken where people are heard; the gate itself is told to look. */
  private Step asking(Step step) {
    return step.telling(now, about -> new Event.DeploymentApprovalRequested(about, gate.run()));
  }

  private Change decided(
      String what, boolean approved, String comment, Step step, Function<About, Event> event) {
    // Whoever polls has the answer with the decision; GitHub has to be told.
    Status status =
        gate.run() == Gate.POLLED
            ? new Status.Answered(approved, comment, now)
            : new Status.Decided(approved, comment, 0, now.plus(pace.grace()));
    return Change.of(step.because(draft(what), now).telling(now, event)).gated(gate.now(status));
  }

  /** Ready, but for a person's consent. */
  Change await(String role, Instant deadline) {
    var status = new Status.Awaiting(role, deadline, next(deadline));
    Step step =
        Step.from(known, known.rollout())
            .because(draft("ready; wait for the consent of " + role), now)
            .telling(
                now,
                about -> new Event.DeploymentAwaitsApproval(about, gate.run(), role, deadline));
    return Change.of(step).gated(gate.now(status));
  }

  /** Nothing new: looked at again later. */
  Change stillAwaiting(Status.Awaiting awaiting) {
    var status =
        new Status.Awaiting(awaiting.role(), awaiting.deadline(), next(awaiting.deadline()));
    return Change.of(Step.about(known)).gated(gate.now(status));
  }

  /** What has to be known can't be had just now. */
  Change undecided(int attempts, Instant next) {
    return Change.of(Step.about(known)).gated(gate.now(new Status.Open(attempts, next)));
  }

  /** A person consented; it is looked at again with that. */
  Change approvedBy(Approval approval) {
    Step step =
        Step.from(known, known.rollout())
            .because(
                draft("approval by " + approval.by())
                    .with("role", approval.role())
                    .with("via", approval.via()),
                now);
    return Change.of(asking(step))
        .gated(gate.approvedBy(approval).now(new Status.Open(0, now.plus(pace.grace()))));
  }

  Change answered(Status.Decided decided) {
    var status = new Status.Answered(decided.approved(), decided.comment(), now);
    return Change.of(Step.about(known)).gated(gate.now(status));
  }

  /** GitHub may not have it: said again at doubling distance, for as long as the job waits. */
  Change unanswered(Status.Decided decided) {
    if (now.isAfter(gate.since().plus(GITHUB_WAITS))) {
      return answered(decided);
    }
    Instant next =
        now.plus(pace.grace().multipliedBy(1L << Math.min(decided.attempts(), DOUBLINGS)));
    var status =
        new Status.Decided(decided.approved(), decided.comment(), decided.attempts() + 1, next);
    return Change.of(Step.about(known)).gated(gate.now(status));
  }

  private Instant next(Instant deadline) {
    Instant soon = now.plus(pace.grace().multipliedBy(LOOKS));
    return soon.isBefore(deadline) ? soon : deadline;
  }

  private Draft draft(String decision) {
    Draft draft = Draft.by(Agent.READINESS_GATE, decision).from("workflow run " + gate.run());
    for (Map.Entry<String, String> check : checks.entrySet()) {
      draft = draft.with(check.getKey(), check.getValue());
    }
    return draft.with(RUN, gate.run());
  }
}
