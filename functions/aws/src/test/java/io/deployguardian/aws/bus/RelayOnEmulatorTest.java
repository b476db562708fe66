package io.deployguardian.aws.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deployguardian.aws.bus.Relay.Relayed;
import io.deployguardian.aws.dynamodb.DynamoDeadLetters;
import io.deployguardian.aws.dynamodb.DynamoOutbox;
import io.deployguardian.aws.dynamodb.TestTable;
import io.deployguardian.aws.testing.Emulator;
import io.deployguardian.aws.testing.OnEmulator;
import io.deployguardian.aws.trace.Sampling;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.Step;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * The way of an event from a commit to a rule's target: the table, its stream, the bus, a queue.
 */
@OnEmulator
class RelayOnEmulatorTest {

  private static final Duration STREAM_LIMIT = Duration.ofSeconds(20);

  private final TestTable table;
  private final RuledQueue queue;
  private final Relay relay;

  RelayOnEmulatorTest(Emulator emulator) throws IOException {
    table = TestTable.on(emulator);
    queue = new RuledQueue(emulator, "readiness-gate-on-registration");
    relay =
        new Relay(
            new EventBridgeBus(
                emulator.client(EventBridgeClient.builder()), queue.bus(), Sampling.USUAL),
            new DynamoOutbox(table.client(), table.name()),
            new DynamoDeadLetters(table.client(), table.name(), InstantSource.system()),
            InstantSource.system());
  }

  @BeforeEach
  void commitWhatTheRuleWantsAndWhatItDoesNot() {
    Step step = Samples.registration(1).telling(Samples.NOON, Event.DeploymentSucceeded::new);
    assertThat(table.rollouts().commit(Change.of(step), Set.of()))
        .isInstanceOf(Committed.Done.class);
  }

  @Test
  void what_was_committed_reaches_the_target_of_its_rule_and_no_other() throws Exception {
    assertThat(relay.relay(streamed())).isEqualTo(new Relayed(2, 0, 0, List.of()));

    List<JsonNode> arrived = queue.receive();
    assertThat(arrived).hasSize(1);
    JsonNode event = arrived.getFirst();
    assertThat(event.get("source").asText()).isEqualTo("deploy-guardian");
    assertThat(event.get("detail-type").asText()).isEqualTo("RolloutRegistered");
    assertThat(event.get("detail")).isEqualTo(body("4711-1-shop@1.0"));
  }

  @Test
  void the_schedule_puts_what_the_stream_never_brought() throws Exception {
    assertThat(relay.reput(Samples.NOON.plusSeconds(60), 10).put()).isEqualTo(2);
    assertThat(queue.receive()).hasSize(1);
    assertThat(table.items().values()).noneMatch(item -> item.containsKey("pending"));
  }

  private JsonNode body(String event) throws IOException {
    var item = table.items().get("ROLLOUT#4711-1-shop / EVENT#" + event);
    return new ObjectMapper().readTree(item.get("body").s());
  }

  /** A stream is behind its table, here as on AWS: so it is read until both events are there. */
  private List<StreamRecord> streamed() throws InterruptedException {
    Instant until = Instant.now().plus(STREAM_LIMIT);
    List<StreamRecord> all = table.streamed();
    while (events(all) < 2 && Instant.now().isBefore(until)) {
      // A stream tells nobody that it went on, so it is asked five times a second.
      Thread.sleep(200);
      all = table.streamed();
    }
    return all;
  }

  private static long events(List<StreamRecord> records) {
    return records.stream().filter(record -> record.item().isEvent()).count();
  }
}
