package io.deployguardian.wire.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import io.deployguardian.core.command.Order;
import io.deployguardian.core.notification.Notice;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Ground;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Planned;
import io.deployguardian.core.rollout.Promoted;
import io.deployguardian.core.rollout.Promoting;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.Shifting;
import io.deployguardian.core.rollout.SmokeTesting;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.rollout.Superseded;
import io.deployguardian.core.rollout.Unguarded;
import io.deployguardian.core.rollout.Verdict;
import io.deployguardian.core.rollout.Vetoed;
import java.util.List;
import java.util.stream.Stream;

/**
 * The name of each alternative of each sealed type. Written out, not derived: a renamed class must
 * not change what is stored. A test walks the sealed types and demands a name for each.
 */
final class Names {

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
  interface ByState {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  interface ByType {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  interface ByKind {}

  static final List<NamedType> STATES =
      List.of(
          new NamedType(Registered.class, "Registered"),
          new NamedType(Planned.class, "Planned"),
          new NamedType(Vetoed.class, "Vetoed"),
          new NamedType(Unguarded.class, "Unguarded"),
          new NamedType(SmokeTesting.class, "SmokeTesting"),
          new NamedType(Shifting.class, "Shifting"),
          new NamedType(Soaking.class, "Soaking"),
          new NamedType(Promoting.class, "Promoting"),
          new NamedType(Promoted.class, "Promoted"),
          new NamedType(Held.Unplanned.class, "HeldUnplanned"),
          new NamedType(Held.Paused.class, "HeldPaused"),
          new NamedType(RollingBack.class, "RollingBack"),
          new NamedType(RollbackFailed.class, "RollbackFailed"),
          new NamedType(RolledBack.class, "RolledBack"),
          new NamedType(Superseded.class, "Superseded"));

  static final List<NamedType> EVENTS =
      List.of(
          new NamedType(Event.RolloutRegistered.class, "RolloutRegistered"),
          new NamedType(Event.DeploymentSucceeded.class, "DeploymentSucceeded"),
          new NamedType(Event.RolloutPlanned.class, "RolloutPlanned"),
          new NamedType(Event.PlanRejected.class, "PlanRejected"),
          new NamedType(Event.DeploymentApprovalRequested.class, "DeploymentApprovalRequested"),
          new NamedType(Event.DeploymentAwaitsApproval.class, "DeploymentAwaitsApproval"),
          new NamedType(Event.DeploymentApproved.class, "DeploymentApproved"),
          new NamedType(Event.DeploymentVetoed.class, "DeploymentVetoed"),
          new NamedType(Event.SmokeTestPassed.class, "SmokeTestPassed"),
          new NamedType(Event.SmokeTestFailed.class, "SmokeTestFailed"),
          new NamedType(Event.StageEntered.class, "StageEntered"),
          new NamedType(Event.StagePassed.class, "StagePassed"),
          new NamedType(Event.CanaryFailed.class, "CanaryFailed"),
          new NamedType(Event.RolloutHeld.class, "RolloutHeld"),
          new NamedType(Event.RolloutResumed.class, "RolloutResumed"),
          new NamedType(Event.RolloutPromoted.class, "RolloutPromoted"),
          new NamedType(Event.RollbackRequested.class, "RollbackRequested"),
          new NamedType(Event.RolloutRolledBack.class, "RolloutRolledBack"),
          new NamedType(Event.RollbackFailed.class, "RollbackFailed"),
          new NamedType(Event.RolloutSuperseded.class, "RolloutSuperseded"),
          new NamedType(Event.StepOverdue.class, "StepOverdue"),
          new NamedType(Event.CommandGiven.class, "CommandGiven"),
          new NamedType(Event.WorkflowRunCompleted.class, "WorkflowRunCompleted"),
          new NamedType(Event.WorkflowRunDiagnosed.class, "WorkflowRunDiagnosed"),
          new NamedType(Event.DeploymentReviewed.class, "DeploymentReviewed"),
          new NamedType(Event.AlertRaised.class, "AlertRaised"),
          new NamedType(Event.AccessRefused.class, "AccessRefused"),
          new NamedType(Event.AuditCompleted.class, "AuditCompleted"));

  private static final List<NamedType> KINDS =
      List.of(
          new NamedType(Effect.Status.Intended.class, "intended"),
          new NamedType(Effect.Status.Confirmed.class, "confirmed"),
          new NamedType(Effect.Status.Withheld.class, "withheld"),
          new NamedType(Measurement.Reading.Count.class, "count"),
          new NamedType(Measurement.Reading.Value.class, "value"),
          new NamedType(Measurement.Reading.Missing.class, "missing"),
          new NamedType(Verdict.Pass.class, "pass"),
          new NamedType(Verdict.Fail.class, "fail"),
          new NamedType(Verdict.Inconclusive.class, "inconclusive"),
          new NamedType(Ground.Passed.class, "passed"),
          new NamedType(Ground.Overridden.class, "overridden"),
          new NamedType(Gate.Status.Open.class, "open"),
          new NamedType(Gate.Status.Awaiting.class, "awaiting"),
          new NamedType(Gate.Status.Decided.class, "decided"),
          new NamedType(Gate.Status.Answered.class, "answered"),
          new NamedType(Notice.Status.Owed.class, "owed"),
          new NamedType(Notice.Status.Taken.class, "taken"),
          new NamedType(Notice.Status.Settled.class, "settled"),
          new NamedType(Notice.Status.Withheld.class, "withheld"),
          new NamedType(Order.Status.Received.class, "received"),
          new NamedType(Order.Status.CarriedOut.class, "carried-out"),
          new NamedType(Order.Status.Replied.class, "replied"),
          new NamedType(Order.Status.Ignored.class, "ignored"),
          new NamedType(Order.Status.GivenUp.class, "given-up"),
          new NamedType(Handled.Moved.class, "moved"),
          new NamedType(Handled.LeftAlone.class, "left-alone"));

  private static final List<Class<?>> SEALED_BY_KIND =
      List.of(
          Effect.Status.class,
          Measurement.Reading.class,
          Verdict.class,
          Ground.class,
          Gate.Status.class,
          Order.Status.class,
          Notice.Status.class,
          Handled.class);

  private Names() {}

  static Stream<NamedType> all() {
    return Stream.of(STATES, EVENTS, KINDS).flatMap(List::stream);
  }

  static JsonMapper.Builder teach(JsonMapper.Builder mapper) {
    mapper.addMixIn(Rollout.class, ByState.class).addMixIn(Event.class, ByType.class);
    SEALED_BY_KIND.forEach(base -> mapper.addMixIn(base, ByKind.class));
    return mapper.registerSubtypes(all().toArray(NamedType[]::new));
  }
}
