package io.deployguardian.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.client.Targets;
import io.deployguardian.aws.lambda.LambdaAliasTraffic;
import io.deployguardian.aws.settings.GuardedMap;
import io.deployguardian.aws.testing.FakeAlias;
import io.deployguardian.aws.testing.Friday;
import io.deployguardian.aws.testing.GuardianResource;
import io.deployguardian.aws.testing.Lambda;
import io.deployguardian.aws.testing.StandIn;
import io.deployguardian.aws.testing.StandIn.Call;
import io.deployguardian.aws.testing.StandIn.Reply;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.wire.json.DomainJson;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RollbackFunctionTest.Alias.class)
class RollbackFunctionTest {

  private static final String PATH = "/deploy-guardian/guarded";

  public static class Alias extends GuardianResource {

    private final StandIn lambda = StandIn.answering(new FakeAlias("2"));
    private final StandIn parameters = StandIn.answering(Alias::parameters);

    /** The guarded map comes from Parameter Store, as it does on AWS. */
    @Override
    protected Map<String, String> more() {
      at("Lambda", lambda.base());
      at("Ssm", parameters.base());
      return Map.of("GUARDIAN_GUARDED", "ssm:" + PATH);
    }

    private static Reply parameters(Call call) {
      var map = DomainJson.read(GUARDED, JsonNode.class);
      var answer = DomainJson.mapper().createObjectNode();
      answer
          .putArray("Parameters")
          .addObject()
          .put("Name", call.body().get("Path").asText() + "/4711")
          .put("Value", map.at("/repositories/4711").toString());
      return Reply.ok(answer.toString());
    }

    @Override
    public void stop() {
      parameters.close();
      lambda.close();
      super.stop();
    }
  }

  @Test
  void brings_the_traffic_back_by_hand() {
    try (var shop = StandIn.answering(call -> Reply.ok("{\"status\": \"UP\"}"));
        var friday =
            Friday.begins().after(1).registered(Optional.of(shop.base())).planned().tested()) {
      var would = Lambda.invoke(Lambda.example("manual/rollback-dry-run"));
      assertThat(would.at("/wouldRestore/artifact").asText()).isEqualTo("1");
      assertThat(traffic()).isEqualTo(Split.allTo(Friday.release(2)));

      var answer = Lambda.invoke(Lambda.example("manual/rollback"));
      assertThat(answer.get("state").asText()).isEqualTo("RolledBack");
      assertThat(friday.now().rollout()).isInstanceOf(RolledBack.class);
      assertThat(traffic()).isEqualTo(Split.allTo(Friday.release(1)));

      var again = Lambda.invoke(Lambda.example("manual/rollback"));
      assertThat(again.get("version")).isEqualTo(answer.get("version"));
    }
  }

  @Test
  void fails_on_an_event_that_nobody_can_read_so_that_it_ends_in_the_dead_letters() {
    var answer = Lambda.send("{\"detail-type\": \"Nonsense\", \"detail\": {}}");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("Nonsense");
  }

  private static Split traffic() {
    var guarded = GuardedMap.parse("map", GuardianResource.GUARDED);
    return LambdaAliasTraffic.onAws(Targets.onAws("test"))
        .read(guarded.binding(Friday.KEY).orElseThrow())
        .split()
        .orElseThrow();
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
        .contains("nonsense", "rollout");
  }
}
