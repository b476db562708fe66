package io.deployguardian.wire.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Rollout;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who receives what, written out once more: a rule that is edited by mistake fails here. */
class RoutingTest {

  private static final List<String> NOBODY = List.of();
  private static final List<String> READINESS_GATE = List.of("readiness-gate");
  private static final List<String> SMOKE_TEST = List.of("smoke-test");
  private static final List<String> CANARY_EVALUATION = List.of("canary-evaluation");
  private static final List<String> ROLLBACK = List.of("rollback");
  private static final List<String> NOTIFICATION = List.of("notification");

  /** The golden StepOverdue is one of a failed rollback. */
  private static final Map<String, List<String>> BY_EVENT =
      Map.ofEntries(
          Map.entry("RolloutRegistered", READINESS_GATE),
          Map.entry("DeploymentSucceeded", andNotification(SMOKE_TEST)),
          Map.entry("RolloutPlanned", andNotification(SMOKE_TEST)),
          Map.entry("PlanRejected", NOTIFICATION),
          Map.entry("DeploymentApprovalRequested", andNotification(READINESS_GATE)),
          Map.entry("DeploymentAwaitsApproval", NOTIFICATION),
          Map.entry("DeploymentApproved", NOTIFICATION),
          Map.entry("DeploymentVetoed", NOTIFICATION),
          Map.entry("SmokeTestPassed", andNotification(CANARY_EVALUATION)),
          Map.entry("SmokeTestFailed", andNotification(ROLLBACK)),
          Map.entry("StageEntered", NOTIFICATION),
          Map.entry("StagePassed", andNotification(CANARY_EVALUATION)),
          Map.entry("CanaryFailed", andNotification(ROLLBACK)),
          Map.entry("RolloutHeld", NOTIFICATION),
          Map.entry("RolloutResumed", andNotification(CANARY_EVALUATION)),
          Map.entry("RolloutPromoted", NOTIFICATION),
          Map.entry("RollbackRequested", andNotification(ROLLBACK)),
          Map.entry("RolloutRolledBack", NOTIFICATION),
          Map.entry("RollbackFailed", NOTIFICATION),
          Map.entry("RolloutSuperseded", andNotification(ROLLBACK)),
          Map.entry("StepOverdue", ROLLBACK),
          Map.entry("CommandGiven", NOTIFICATION),
          Map.entry("WorkflowRunCompleted", NOTIFICATION),
          Map.entry("WorkflowRunDiagnosed", NOBODY),
          Map.entry("DeploymentReviewed", NOTIFICATION),
          Map.entry("AlertRaised", NOBODY),
          Map.entry("AccessRefused", NOBODY),
          Map.entry("AuditCompleted", NOBODY));

  private static final Map<String, List<String>> BY_OVERDUE_STATE =
      Map.ofEntries(
          Map.entry("Registered", READINESS_GATE),
          Map.entry("Planned", SMOKE_TEST),
          Map.entry("SmokeTesting", SMOKE_TEST),
          Map.entry("Shifting", CANARY_EVALUATION),
          Map.entry("Promoting", CANARY_EVALUATION),
          Map.entry("Held", ROLLBACK),
          Map.entry("RollingBack", ROLLBACK),
          Map.entry("RollbackFailed", ROLLBACK),
          Map.entry("RolledBack", ROLLBACK),
          Map.entry("Superseded", ROLLBACK),
          Map.entry("Promoted", ROLLBACK));

  /** Never due, or judged by the tick itself: nobody is told that these are overdue. */
  private static final List<String> NEVER_OVERDUE = List.of("Soaking", "Vetoed", "Unguarded");

  @ParameterizedTest
  @MethodSource("examples")
  void each_golden_event_reaches_exactly_whom_it_concerns(String name, JsonNode envelope) {
    assertThat(Rules.functionsFor(envelope)).isEqualTo(BY_EVENT.get(name));
  }

  @Test
  void the_routing_table_is_about_the_golden_events_and_nothing_else() {
    assertThat(BY_EVENT.keySet()).isEqualTo(EventsFolder.json("examples").keySet());
  }

  @ParameterizedTest
  @MethodSource("overdueStates")
  void an_overdue_step_of_any_state_reaches_exactly_one_function(String state, List<String> owner) {
    assertThat(Rules.functionsFor(Rules.overdue(state))).isEqualTo(owner).hasSize(1);
    assertThat(Schemas.complaints("StepOverdue", Rules.overdue(state).get("detail"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Soaking", "Vetoed", "Unguarded", "held", "Floating"})
  void a_state_that_owes_no_step_reaches_nobody(String state) {
    assertThat(Rules.functionsFor(Rules.overdue(state))).isEmpty();
    assertThat(Schemas.complaints("StepOverdue", Rules.overdue(state).get("detail"))).isNotEmpty();
  }

  @Test
  void no_state_is_forgotten() {
    assertThat(Stream.concat(BY_OVERDUE_STATE.keySet().stream(), NEVER_OVERDUE.stream()))
        .containsExactlyInAnyOrderElementsOf(states(Rollout.class).distinct().toList());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void what_somebody_else_put_on_the_bus_reaches_nobody(String name, JsonNode envelope) {
    ObjectNode foreign = envelope.deepCopy();
    foreign.put("source", "somebody-else");
    assertThat(Rules.functionsFor(foreign)).as(name).isEmpty();
  }

  /** In the order of the rules' names. */
  private static List<String> andNotification(List<String> others) {
    return Stream.concat(NOTIFICATION.stream(), others.stream()).sorted().toList();
  }

  static Stream<Arguments> examples() {
    return EventsFolder.json("examples").entrySet().stream()
        .map(example -> arguments(example.getKey(), example.getValue()));
  }

  static Stream<Arguments> overdueStates() {
    return BY_OVERDUE_STATE.entrySet().stream()
        .map(owned -> arguments(owned.getKey(), owned.getValue()));
  }

  /** A state is named after its record; both holds are {@code Held}. */
  private static Stream<String> states(Class<?> type) {
    if (type == Held.class) {
      return Stream.of("Held");
    }
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(RoutingTest::states)
        : Stream.of(Held.class.isAssignableFrom(type) ? "Held" : type.getSimpleName());
  }
}
