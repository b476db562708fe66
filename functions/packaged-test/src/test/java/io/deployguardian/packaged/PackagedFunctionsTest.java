package io.deployguardian.packaged;

import static io.deployguardian.core.rollout.Agent.CANARY_EVALUATION;
import static io.deployguardian.core.rollout.Agent.EVENT_RELAY;
import static io.deployguardian.core.rollout.Agent.NOTIFICATION;
import static io.deployguardian.core.rollout.Agent.READINESS_GATE;
import static io.deployguardian.core.rollout.Agent.ROLLBACK;
import static io.deployguardian.core.rollout.Agent.SCHEDULED_AUDIT;
import static io.deployguardian.core.rollout.Agent.SMOKE_TEST;
import static io.deployguardian.core.rollout.Agent.WEBHOOK_INTAKE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.aws.testing.Friday;
import io.deployguardian.aws.testing.StandIn;
import io.deployguardian.aws.testing.StandIn.Reply;
import io.deployguardian.core.rollout.Planned;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Shifting;
import io.deployguardian.core.rollout.Soaking;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each function does its job as it is shipped, told by what it is told on AWS. */
@Tag("slow")
@RunsPackages
class PackagedFunctionsTest {

  private World world;

  @BeforeEach
  void open() {
    world = new World();
  }

  @AfterEach
  void close() throws IOException {
    world.close();
  }

  @Test
  void webhook_intake_registers_a_signed_delivery_and_refuses_a_forged_one() {
    var delivery = World.example("manual/webhook-intake-function-url");
    assertThat(world.ask(WEBHOOK_INTAKE, delivery).get("statusCode").asInt()).isEqualTo(202);
    try (var friday = Friday.begins()) {
      assertThat(friday.now().rollout()).isInstanceOf(Registered.class);
    }
    var forged = (ObjectNode) delivery.deepCopy();
    forged.put("body", forged.get("body").asText().replace("88001", "88002"));
    assertThat(world.ask(WEBHOOK_INTAKE, forged).get("statusCode").asInt()).isEqualTo(401);
  }

  @Test
  void event_relay_puts_a_record_of_the_stream_and_what_stays_pending() {
    var batch = World.example("manual/event-relay-stream");
    assertThat(world.ask(EVENT_RELAY, batch).get("batchItemFailures")).isEmpty();
    assertThat(world.bus().calls()).hasSize(1);

    var put = world.ask(EVENT_RELAY, World.scheduled("relay-reput"));
    assertThat(put.get("put").asInt()).isZero();
  }

  @Test
  void readiness_gate_plans_what_was_registered() {
    try (var friday = Friday.begins().registered(Optional.empty())) {
      var answer = world.ask(READINESS_GATE, World.example("RolloutRegistered"));
      assertThat(answer.get("outcome").asText()).isEqualTo("moved");
      assertThat(friday.now().rollout()).isInstanceOf(Planned.class);
    }
    assertThat(world.ask(READINESS_GATE, World.scheduled("gate-sweep")).get("failed").asInt())
        .isZero();
  }

  @Test
  void smoke_test_tests_what_was_published() {
    String plan =
        Friday.PLAN.replace(
            "path: /health, status: 200, timeout: 2s",
            "lambda: { payload: { probe: true }, expect: { /status: UP } }");
    try (var friday = Friday.begins().after(1).registered(Optional.empty()).planned(plan)) {
      var answer = world.ask(SMOKE_TEST, World.example("DeploymentSucceeded"));
      assertThat(answer.get("outcome").asText()).isEqualTo("moved");
      assertThat(friday.now().rollout()).isInstanceOf(Shifting.class);
      assertThat(world.invocationsOfTheRelease()).isPositive();
    }
  }

  /** Lambda's runtime API listens there, and hands the next event to whoever asks. */
  @Test
  void smoke_test_asks_nobody_on_its_own_machine() {
    try (var beside = StandIn.answering(call -> Reply.ok("{\"status\": \"UP\"}"));
        var friday = Friday.begins().after(1).registered(Optional.of(beside.base())).planned()) {
      world.ask(SMOKE_TEST, World.example("DeploymentSucceeded"));
      assertThat(friday.now().rollout())
          .isInstanceOfSatisfying(
              RollingBack.class,
              back -> assertThat(back.cause().reason()).contains("found a loopback address"));
      assertThat(beside.calls()).isEmpty();
    }
  }

  @Test
  void canary_evaluation_exposes_what_passed_and_rollback_brings_the_traffic_back() {
    try (var shop = StandIn.answering(call -> Reply.ok("{\"status\": \"UP\"}"));
        var friday = tested(shop.base())) {
      var exposed = world.ask(CANARY_EVALUATION, World.example("SmokeTestPassed"));
      assertThat(exposed.get("state").asText()).isEqualTo("Soaking");
      assertThat(friday.now().rollout()).isInstanceOf(Soaking.class);
      var tick = world.ask(CANARY_EVALUATION, World.scheduled("canary-tick"));
      assertThat(tick.get("failed").asInt()).isZero();

      var back = world.ask(ROLLBACK, World.example("manual/rollback"));
      assertThat(back.get("state").asText()).isEqualTo("RolledBack");
      assertThat(friday.now().rollout()).isInstanceOf(RolledBack.class);
      assertThat(world.collector().spans())
          .extracting(Span::getName)
          .contains(
              "canary-evaluation SmokeTestPassed",
              "Lambda UpdateAlias",
              "DynamoDb TransactWriteItems");
      var late = world.ask(ROLLBACK, World.example("CanaryFailed"));
      assertThat(late.get("outcome").asText()).isEqualTo("left alone");
    }
  }

  @Test
  void scheduled_audit_keeps_its_report() {
    var report = world.ask(SCHEDULED_AUDIT, World.scheduled("daily-audit"));
    try (var friday = Friday.begins()) {
      assertThat(friday.store().audits().latest(report.get("scope").asText())).isPresent();
    }
  }

  @Test
  void notification_shows_a_rollout_at_github() {
    var shop = world.gitHub().repository("octo-org/shop");
    shop.commit(Friday.release(2).commit(), "mona", Map.of("README.md", "shop"));
    try (var friday = Friday.begins().registered(Optional.empty()).planned()) {
      var told = world.ask(NOTIFICATION, World.example("RolloutPlanned"));
      assertThat(told.get("what").asText()).startsWith("check run: told");
      assertThat(shop.checkRuns()).hasSize(1);
      assertThat(friday.now().rollout()).isInstanceOf(Planned.class);
    }
    var tick = world.ask(NOTIFICATION, World.scheduled("notification-tick"));
    assertThat(tick.get("failed").asInt()).isZero();
  }

  private static Friday tested(URI shop) {
    return Friday.begins().after(1).registered(Optional.of(shop)).planned().tested();
  }
}
