package io.deployguardian.core.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened, in the past tense. Its class name is the {@code detail-type} on the bus.
 * Details stay small and refer to items of the table.
 */
public sealed interface Event {

  EventId id();

  Instant at();

  default Severity severity() {
    return Severity.INFO;
  }

  default String type() {
    return getClass().getSimpleName();
  }

  /** An event of one rollout. */
  sealed interface OfRollout extends Event {

    About about();

    @Override
    default EventId id() {
      return about().id();
    }

    @Override
    default Instant at() {
      return about().at();
    }
  }

  /** An event of a repository: it concerns no rollout, or none that is known yet. */
  sealed interface OfRepository extends Event {

    Origin origin();

    @Override
    default EventId id() {
      return origin().id();
    }

    @Override
    default Instant at() {
      return origin().at();
    }
  }

  record RolloutRegistered(About about, Optional<Release> baseline) implements OfRollout {}

  /** The pipeline reported the version as published; it has no traffic. */
  record DeploymentSucceeded(About about) implements OfRollout {}

  /**
   * @param published whether the pipeline had published before the plan was there
   */
  record RolloutPlanned(About about, PlanId plan, boolean published) implements OfRollout {}

  record PlanRejected(About about, List<Reason> problems) implements OfRollout {
    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /** A job of workflow run {@code run} waits for our word on its deployment. */
  record DeploymentApprovalRequested(About about, long run) implements OfRollout {}

  /** The gate found it ready, and waits for the consent of somebody who holds {@code role}. */
  record DeploymentAwaitsApproval(About about, long run, String role, Instant deadline)
      implements OfRollout {}

  /** The gate let it through; {@code reasons} are what it warned of. */
  record DeploymentApproved(About about, long run, List<Reason> reasons) implements OfRollout {}

  record DeploymentVetoed(About about, long run, List<Reason> reasons) implements OfRollout {
    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  record SmokeTestPassed(About about, List<Reason> reasons) implements OfRollout {}

  record SmokeTestFailed(About about, List<Reason> reasons) implements OfRollout {
    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /** The target confirmed the stage's weight; the soak started. */
  record StageEntered(About about, int stage, Weight weight) implements OfRollout {}

  /** The judge passed the stage and its soak is over. */
  record StagePassed(About about, int stage, Weight weight, List<Reason> reasons)
      implements OfRollout {}

  record CanaryFailed(About about, int stage, Weight weight, List<Reason> reasons)
      implements OfRollout {
    @Override
    public Severity severity() {
      return Severity.CRITICAL;
    }
  }

  record RolloutHeld(About about, List<Reason> reasons, Instant deadline) implements OfRollout {
    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  record RolloutResumed(About about, ByHand hand) implements OfRollout {}

  record RolloutPromoted(About about, Ground ground) implements OfRollout {}

  record RollbackRequested(About about, Cause cause, Optional<Release> to) implements OfRollout {
    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /** Traffic is restored. */
  record RolloutRolledBack(About about, Incident incident) implements OfRollout {
    @Override
    public Severity severity() {
      return incident().severity();
    }
  }

  /** Traffic could not be brought back; without exposure there was none to bring back. */
  record RollbackFailed(About about, String why, int failures, boolean exposed)
      implements OfRollout {
    @Override
    public Severity severity() {
      return exposed ? Severity.CRITICAL : Severity.WARNING;
    }
  }

  record RolloutSuperseded(About about, RolloutId by) implements OfRollout {}

  /** A step that nobody took in time; routed by {@code state} to the function that owns it. */
  record StepOverdue(About about, String state, Duration overdueBy) implements OfRollout {}

  /**
   * @param scope what was audited
   * @param worst the worst finding's severity, INFO if there is none
   */
  record AuditCompleted(EventId id, Instant at, String scope, int findings, Severity worst)
      implements Event {
    @Override
    public Severity severity() {
      return worst;
    }
  }

  /**
   * Somebody addressed the guardian in a comment; whether they may is not known yet.
   *
   * @param comment GitHub's id of the comment
   * @param number of the issue or pull request
   * @param text the line that addresses us
   */
  record CommandGiven(
      Origin origin, long comment, long number, boolean pullRequest, String author, String text)
      implements OfRepository {}

  /**
   * A workflow run ended.
   *
   * @param attempt 1 for the first; a re-run has the same run id
   * @param conclusion GitHub's word, such as {@code success} or {@code failure}
   * @param trigger the event that started it, such as {@code workflow_dispatch}
   */
  record WorkflowRunCompleted(
      Origin origin,
      long run,
      int attempt,
      String workflow,
      String conclusion,
      String commit,
      String branch,
      String trigger)
      implements OfRepository {}

  /**
   * Why a workflow run failed.
   *
   * @param kind {@code compile}, {@code test}, {@code missing-variable}, {@code transient} or
   *     {@code unknown}
   * @param repeated whether its failed jobs were started once more
   */
  record WorkflowRunDiagnosed(
      Origin origin,
      long run,
      String workflow,
      String commit,
      String kind,
      String why,
      boolean repeated)
      implements OfRepository {
    @Override
    public Severity severity() {
      return repeated ? Severity.INFO : Severity.WARNING;
    }
  }

  /**
   * Somebody answered GitHub's own deployment review.
   *
   * @param run the workflow run that waited for it
   */
  record DeploymentReviewed(
      Origin origin, long run, String environment, boolean approved, String reviewer)
      implements OfRepository {}

  /**
   * GitHub found something in a repository.
   *
   * @param kind {@code secret-scanning}, {@code code-scanning} or {@code dependabot}
   * @param what the rule or the package, never the secret itself
   */
  record AlertRaised(Origin origin, String kind, long number, String what, Severity severity)
      implements OfRepository {}

  /**
   * GitHub doesn't let us do what we have to: a key that expired, a permission that is missing, a
   * repository that is gone. Told once a day.
   *
   * @param doing what was to be done
   */
  record AccessRefused(Origin origin, String doing, String why) implements OfRepository {
    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }
}
