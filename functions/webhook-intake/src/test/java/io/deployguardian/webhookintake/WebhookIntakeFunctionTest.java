package io.deployguardian.webhookintake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.aws.testing.Friday;
import io.deployguardian.aws.testing.GuardianResource;
import io.deployguardian.aws.testing.Lambda;
import io.deployguardian.aws.testing.StandIn;
import io.deployguardian.aws.testing.StandIn.Reply;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.wire.json.DomainJson;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(WebhookIntakeFunctionTest.Secrets.class)
class WebhookIntakeFunctionTest {

  /**
   * GitHub's own test secret, which the golden delivery is signed with, as a parameter; and one
   * that looks like an expression.
   */
  public static class Secrets extends GuardianResource {
    private final StandIn parameters =
        StandIn.answering(
            call ->
                Reply.ok(
                    """
                    {"Parameter": {"Name": %s, "Value": "It's a Secret to Everybody",
                     "LastModifiedDate": 1795176000}}
                    """
                        .formatted(call.body().get("Name"))));

    @Override
    protected Map<String, String> more() {
      at("Ssm", parameters.base());
      return Map.of(
          "GITHUB_WEBHOOK_SECRET", "ssm:/deploy-guardian/webhook-secret",
          "GITHUB_WEBHOOK_SECRET_PREVIOUS", "${not.an.expression}");
    }

    @Override
    public void stop() {
      super.stop();
      parameters.close();
    }
  }

  @Test
  void registers_a_rollout_for_a_signed_delivery_and_only_once() {
    JsonNode delivery = Lambda.example("manual/webhook-intake-function-url");
    assertThat(status(Lambda.invoke(delivery))).isEqualTo(202);
    try (var friday = Friday.begins()) {
      assertThat(friday.now().rollout()).isInstanceOf(Registered.class);
      assertThat(friday.now().subject().release().artifact()).isEqualTo("shop:1.4.0");
      long version = friday.now().version();

      JsonNode again = Lambda.invoke(delivery);
      assertThat(status(again)).isEqualTo(202);
      assertThat(body(again).get("skipped").asBoolean()).isTrue();
      assertThat(friday.now().version()).isEqualTo(version);
    }
  }

  @Test
  void refuses_a_body_that_nobody_signed() {
    var delivery = (ObjectNode) Lambda.example("manual/webhook-intake-function-url");
    delivery.put("body", delivery.get("body").asText().replace("88001", "88002"));
    assertThat(status(Lambda.invoke(delivery))).isEqualTo(401);
  }

  @Test
  void says_what_a_delivery_would_do() {
    var answer = Lambda.invoke(Lambda.example("manual/webhook-intake-deployment"));
    assertThat(answer.get("would").asText()).isEqualTo("register");
    assertThat(answer.get("rollout").asText()).isEqualTo("4711-1001-shop");
  }

  @Test
  void says_whether_it_is_ready_at_its_url() {
    JsonNode answer =
        Lambda.invoke(
            """
            {"rawPath": "/health/ready", "requestContext": {"http": {"method": "GET"}}}
            """);
    assertThat(status(answer)).isEqualTo(200);
    assertThat(body(answer).get("checks").findValuesAsText("name")).contains("dynamodb");
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
        .contains("nonsense", "dryRun");
  }

  private static int status(JsonNode answer) {
    return answer.get("statusCode").asInt();
  }

  private static JsonNode body(JsonNode answer) {
    return DomainJson.read(answer.get("body").asText(), JsonNode.class);
  }
}
