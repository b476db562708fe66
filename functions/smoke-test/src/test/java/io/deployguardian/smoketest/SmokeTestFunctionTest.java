package io.deployguardian.smoketest;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.testing.Friday;
import io.deployguardian.aws.testing.GuardianResource;
import io.deployguardian.aws.testing.Lambda;
import io.deployguardian.aws.testing.StandIn;
import io.deployguardian.aws.testing.StandIn.Reply;
import io.deployguardian.core.rollout.Shifting;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GuardianResource.class)
class SmokeTestFunctionTest {

  @Test
  void tests_what_was_published_where_it_answers() {
    try (var shop = StandIn.answering(call -> Reply.ok("{\"status\": \"UP\"}"));
        var friday = Friday.begins().after(1).registered(Optional.of(shop.base())).planned()) {
      var verdict = Lambda.invoke(Lambda.example("manual/smoke-test-dry-run")).get("verdict");
      assertThat(verdict.get("kind").asText()).isEqualTo("pass");

      var answer = Lambda.invoke(Lambda.example("DeploymentSucceeded"));
      assertThat(answer.get("outcome").asText()).isEqualTo("moved");
      assertThat(friday.now().rollout()).isInstanceOf(Shifting.class);
      assertThat(shop.calls())
          .hasSize(2)
          .allSatisfy(call -> assertThat(call.path()).isEqualTo("/health"));
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

  @Test
  void answers_a_payload_that_makes_no_sense_with_what_was_expected() {
    assertThat(Lambda.invoke("{\"nonsense\": 1}").get("error").asText())
        .contains("nonsense", "smokeTest");
  }
}
