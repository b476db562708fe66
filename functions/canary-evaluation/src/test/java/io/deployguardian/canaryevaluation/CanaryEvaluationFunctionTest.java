package io.deployguardian.canaryevaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.client.Targets;
import io.deployguardian.aws.lambda.LambdaAliasTraffic;
import io.deployguardian.aws.settings.GuardedMap;
import io.deployguardian.aws.testing.FakeAlias;
import io.deployguardian.aws.testing.Friday;
import io.deployguardian.aws.testing.GuardianResource;
import io.deployguardian.aws.testing.Lambda;
import io.deployguardian.aws.testing.StandIn;
import io.deployguardian.aws.testing.StandIn.Reply;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Weight;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CanaryEvaluationFunctionTest.Alias.class)
class CanaryEvaluationFunctionTest {

  public static class Alias extends GuardianResource {

    private final StandIn lambda = StandIn.answering(new FakeAlias("1"));

    @Override
    protected Map<String, String> more() {
      at("Lambda", lambda.base());
      return Map.of();
    }

    @Override
    public void stop() {
      lambda.close();
      super.stop();
    }
  }

  @Test
  void exposes_what_passed_its_smoke_test_and_then_lets_it_soak() {
    try (var shop = StandIn.answering(call -> Reply.ok("{\"status\": \"UP\"}"));
        var friday =
            Friday.begins().after(1).registered(Optional.of(shop.base())).planned().tested()) {
      var answer = Lambda.invoke(Lambda.example("SmokeTestPassed"));
      assertThat(answer.get("state").asText()).isEqualTo("Soaking");
      assertThat(friday.now().rollout()).isInstanceOf(Soaking.class);
      assertThat(traffic())
          .isEqualTo(Split.between(Friday.release(1), Friday.release(2), new Weight(10)));

      var status = Lambda.invoke(Lambda.example("manual/canary-evaluation-status"));
      assertThat(status.get("weight").asInt()).isEqualTo(10);
      assertThat(
              Lambda.invoke(Lambda.example("manual/canary-evaluation-decisions")).get("decisions"))
          .isNotEmpty();
      var hold = Lambda.invoke(Lambda.example("manual/canary-evaluation-hold"));
      assertThat(hold.get("state").asText()).isEqualTo("Held");
    }
  }

  @Test
  void finds_nothing_to_look_at_where_nothing_is_due() {
    var answer = Lambda.invoke(Lambda.example("manual/canary-evaluation-tick"));
    assertThat(answer.get("due").asInt()).isZero();
    assertThat(answer.get("failed").asInt()).isZero();
  }

  @Test
  void judges_given_measurements() {
    var answer = Lambda.invoke(Lambda.example("manual/canary-evaluation-replay"));
    assertThat(answer.get("verdict").asText()).isIn("PASS", "FAIL", "INCONCLUSIVE");
    assertThat(answer.get("metrics"))
        .extracting(metric -> metric.get("name").asText())
        .containsExactly("error-rate", "latency");
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
        .contains("nonsense", "tick");
  }
}
