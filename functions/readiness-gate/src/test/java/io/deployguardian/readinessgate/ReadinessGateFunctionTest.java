package io.deployguardian.readinessgate;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.testing.Friday;
import io.deployguardian.aws.testing.GuardianResource;
import io.deployguardian.aws.testing.Lambda;
import io.deployguardian.core.rollout.Planned;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ReadinessGateFunctionTest.OnePlan.class)
class ReadinessGateFunctionTest {

  public static class OnePlan extends GuardianResource {
    @Override
    protected Map<String, String> more() {
      return Map.of("GUARDIAN_PLAN", Friday.PLAN);
    }
  }

  @Test
  void plans_a_registered_rollout_once() {
    try (var friday = Friday.begins().registered(Optional.empty())) {
      var would = Lambda.invoke(Lambda.example("manual/readiness-gate-dry-run"));
      assertThat(would.get("dryRun").asBoolean()).isTrue();
      assertThat(would.get("state").asText()).isEqualTo("Registered");

      var event = Lambda.example("RolloutRegistered");
      assertThat(Lambda.invoke(event).get("outcome").asText()).isEqualTo("moved");
      assertThat(friday.now().rollout()).isInstanceOf(Planned.class);
      assertThat(Lambda.invoke(event).get("outcome").asText()).isEqualTo("left alone");
      assertThat(friday.store().rollouts().decisions(Friday.ID)).hasSizeGreaterThan(1);
    }
  }

  @Test
  void answers_a_probe_with_its_health() {
    var health = Lambda.invoke(Lambda.example("manual/probe"));
    assertThat(health.get("status").asText()).isEqualTo("UP");
    assertThat(health.get("checks"))
        .hasSize(2)
        .anySatisfy(
            check -> {
              assertThat(check.get("name").asText()).isEqualTo("dynamodb");
              assertThat(check.get("status").asText()).isEqualTo("UP");
              assertThat(check.get("millis").isIntegralNumber()).isTrue();
            });
  }

  /** Who may invoke it may ask; consent in somebody's name is taken elsewhere. */
  @Test
  void takes_nobodys_consent() {
    var answer = Lambda.invoke(Lambda.example("DeploymentReviewed"));
    assertThat(answer.get("outcome").asText()).isEqualTo("left alone");
    assertThat(answer.get("what").asText()).contains("no such event concerns this function");
  }

  @Test
  void answers_a_payload_that_makes_no_sense_with_what_was_expected() {
    assertThat(Lambda.invoke("{\"nonsense\": 1}").get("error").asText())
        .contains("nonsense", "plan");
  }
}
