package io.deployguardian.core.pipeline;

import io.deployguardian.core.pipeline.Runs.Asked;
import io.deployguardian.core.pipeline.Runs.Standing;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Event.WorkflowRunCompleted;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Inbox;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Switches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Says why a workflow run failed, and runs it once more if nothing that the commit can be blamed
 * for stands behind it. Whether it was run again is GitHub's to know: a second attempt is never
 * touched, so nothing here has to be remembered.
 */
public final class FailedRuns {

  private static final Set<String> FAILURES = Set.of("failure", "timed_out", "startup_failure");

  private static final Duration FRESH = Duration.ofMinutes(30);

  private final Runs runs;
  private final Inbox inbox;
  private final LongPredicate guarded;
  private final Switches switches;
  private final InstantSource clock;

  /**
   * @param guarded whether a repository, by its id, is any business of ours
   */
  public FailedRuns(
      Runs runs, Inbox inbox, LongPredicate guarded, Switches switches, InstantSource clock) {
    this.runs = runs;
    this.inbox = inbox;
    this.guarded = guarded;
    this.switches = switches;
    this.clock = clock;
  }

  public Handled completed(WorkflowRunCompleted run) {
    if (!FAILURES.contains(run.conclusion())) {
      return Handled.leftAlone("it ended as " + run.conclusion());
    }
    if (!guarded.test(run.origin().repository())) {
      return Handled.leftAlone("the guarded map doesn't name its repository");
    }
    if (run.attempt() > 1) {
      return Handled.leftAlone("it was run again before");
    }
    return switch (runs.standing(run.origin(), run.run())) {
      case Standing.FailedOnce failed -> diagnosed(run, Diagnosis.of(failed.jobs()));
      case Standing.Other other -> Handled.leftAlone(other.what());
      case Standing.Refused refused ->
          Handled.leftAlone(refused(run, "read a failed workflow run", refused.why()));
      case Standing.Unavailable unavailable ->
          throw new IllegalStateException("run " + run.run() + ": " + unavailable.why());
    };
  }

  private Handled diagnosed(WorkflowRunCompleted run, Diagnosis diagnosis) {
    boolean acts = switches.mode(wholeOf(run)) == Mode.GUARDING && isFresh(run);
    if (diagnosis.kind() != FailureKind.TRANSIENT || !acts) {
      return told(run, diagnosis, false);
    }
    return switch (runs.rerunFailedJobs(run.origin(), run.run())) {
      case Asked.Accepted accepted -> told(run, diagnosis, true);
      case Asked.Refused refused ->
          Handled.leftAlone(refused(run, "repeat a failed workflow run", refused.why()));
      case Asked.Unavailable unavailable ->
          throw new IllegalStateException("run " + run.run() + ": " + unavailable.why());
    };
  }

  /** What is told late may be about a commit that others have overtaken since. */
  private boolean isFresh(WorkflowRunCompleted run) {
    return clock.instant().isBefore(run.origin().at().plus(FRESH));
  }

  /** A run is no service's: what counts is the switch for everything. */
  private static ServiceKey wholeOf(WorkflowRunCompleted run) {
    return new ServiceKey(run.origin().repository(), "", "");
  }

  private Handled told(WorkflowRunCompleted run, Diagnosis diagnosis, boolean repeated) {
    Instant now = clock.instant();
    Origin origin = about(run, "diagnosis/" + run.run() + "/" + run.attempt(), now);
    inbox.take(
        new Event.WorkflowRunDiagnosed(
            origin,
            run.run(),
            run.workflow(),
            run.commit(),
            diagnosis.kind().word(),
            diagnosis.why(),
            repeated),
        Set.of(new Claim("fact", origin.id().value(), now)));
    String what = diagnosis.kind().word() + ": " + diagnosis.why();
    return Handled.leftAlone(repeated ? "run again, " + what : what);
  }

  private String refused(WorkflowRunCompleted run, String doing, String why) {
    inbox.warnOfRefusal(run.origin(), doing, why, clock.instant());
    return "GitHub refuses to let us " + doing + ": " + why;
  }

  private static Origin about(WorkflowRunCompleted run, String fact, Instant now) {
    Origin of = run.origin();
    var id = new EventId(of.repository() + "/" + fact);
    return new Origin(id, now, of.repository(), of.repositoryName(), of.trace());
  }
}
