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
}
