package io.deployguardian.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.aws.testing.Friday;
import io.deployguardian.aws.testing.GuardianResource;
import io.deployguardian.aws.testing.Lambda;
import io.deployguardian.aws.testing.StandIn;
import io.deployguardian.aws.testing.StandIn.Call;
import io.deployguardian.aws.testing.StandIn.Reply;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EventRelayFunctionTest.EventBridge.class)
class EventRelayFunctionTest {

  /** A bus that refuses what says so. */
  public static class EventBridge extends GuardianResource {

    private final StandIn bus = StandIn.answering(EventBridge::put);

    private static Reply put(Call call) {
      boolean refused = call.body().toString().contains("refuse-me");
      return Reply.ok(
          refused
              ? "{\"FailedEntryCount\": 1, \"Entries\": [{\"ErrorCode\": \"ThrottlingException\"}]}"
              : "{\"FailedEntryCount\": 0, \"Entries\": ["
                  + "{\"EventId\": \"1\"},".repeat(call.body().get("Entries").size() - 1)
                  + "{\"EventId\": \"1\"}]}");
    }

    @Override
    protected Map<String, String> more() {
      at("EventBridge", bus.base());
      return Map.of("GUARDIAN_BUS", "guardian");
    }

    @Override
    public void stop() {
      bus.close();
      super.stop();
    }
  }

  @Test
  void puts_what_is_pending_and_is_then_done_with_it() {
    try (var friday = Friday.begins()) {
      friday.registered(Optional.of(URI.create("https://shop.example")));
    }
    assertThat(Lambda.invoke(reput(true)).get("pending").asInt()).isEqualTo(2);
    assertThat(Lambda.invoke(reput(false)).get("put").asInt()).isEqualTo(2);
    assertThat(Lambda.invoke(reput(true)).get("pending").asInt()).isZero();
  }

  @Test
  void takes_a_batch_of_the_stream() {
    var answer = Lambda.invoke(Lambda.example("manual/event-relay-stream"));
    assertThat(answer.get("batchItemFailures")).isEmpty();
  }

  @Test
  void reports_what_the_bus_refused_so_that_lambda_tries_it_again() {
    var batch = (ObjectNode) Lambda.example("manual/event-relay-stream");
    ((ObjectNode) batch.at("/Records/0/dynamodb/NewImage/body"))
        .put("S", "{\"why\": \"refuse-me\"}");
    var failures = Lambda.invoke(batch).get("batchItemFailures");
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).get("itemIdentifier"))
        .isEqualTo(batch.at("/Records/0/dynamodb/SequenceNumber"));
  }

  private static String reput(boolean dryRun) {
    return "{\"reput\": {\"olderThan\": \"PT0S\"}, \"dryRun\": " + dryRun + "}";
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
        .contains("nonsense", "reput");
  }
}
