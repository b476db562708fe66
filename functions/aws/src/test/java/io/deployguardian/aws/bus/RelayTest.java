package io.deployguardian.aws.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.deployguardian.aws.bus.Relay.Relayed;
import io.deployguardian.aws.dynamodb.DynamoDeadLetters;
import io.deployguardian.aws.dynamodb.DynamoOutbox;
import io.deployguardian.aws.dynamodb.TestTable;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** On a real table with its stream, and with a bus that can be told to refuse. */
class RelayTest {
  private static final Instant LATER = Samples.NOON.plus(Duration.ofHours(1));

  private final TestTable table = TestTable.create();
  private final DynamoDeadLetters letters =
      new DynamoDeadLetters(table.client(), table.name(), InstantSource.fixed(LATER));
  private final FakeBus bus = new FakeBus();
  private final Relay relay =
      new Relay(
          bus, new DynamoOutbox(table.client(), table.name()), letters, InstantSource.fixed(LATER));

  @Test
  void puts_each_committed_event_on_the_bus() throws Exception {
    register(1);
    assertThat(relay.relay(table.streamed())).isEqualTo(new Relayed(1, 0, 0, List.of()));
    var entry = bus.accepted.getFirst();
    assertThat(entry.id()).isEqualTo("4711-1-shop@1.0");
    assertThat(entry.source()).isEqualTo("deploy-guardian");
    assertThat(entry.detailType()).isEqualTo("RolloutRegistered");
    assertThat(entry.time()).isEqualTo(Samples.registered(1).since());
    assertThat(entry.trace()).isEqualTo(Samples.subject(1).trace());
    assertThat(new ObjectMapper().readTree(entry.detail()).isObject()).isTrue();
  }

  @Test
  void removes_pending_and_sets_an_expiry_once_the_bus_has_it() {
    register(1);
    relay.relay(table.streamed());
    assertThat(event(1)).doesNotContainKeys("pending", "pendingSince");
    assertThat(event(1).get("expiresAt"))
        .isEqualTo(Long.toString(LATER.plus(Duration.ofDays(7)).getEpochSecond()));
    assertThat(relay.reput(LATER, 10).put()).isZero();
  }

  @Test
  void handles_inserted_events_only() {
    register(1);
    relay.relay(table.streamed());
    // The stream now also shows that pending was removed.
    assertThat(table.streamed()).anyMatch(record -> record.eventName().equals("MODIFY"));
    relay.relay(table.streamed().stream().filter(r -> !r.eventName().equals("INSERT")).toList());
    assertThat(bus.accepted).hasSize(1);
  }

  @Test
  void puts_at_most_ten_per_call() {
    for (int n = 1; n <= 23; n++) {
      register(n);
    }
    relay.relay(table.streamed());
    assertThat(bus.calls).containsExactly(10, 10, 3);
  }

  @Test
  void reports_what_the_bus_refused_in_the_streams_order_and_puts_the_rest() {
    for (int n = 1; n <= 4; n++) {
      register(n);
    }
    bus.answer("4711-2-shop@1.0", new Put.Refused("throttled"));
    bus.answer("4711-3-shop@1.0", new Put.Refused("throttled"));
    var relayed = relay.relay(table.streamed());
    assertThat(bus.accepted).hasSize(2);
    assertThat(relayed.failed()).hasSize(2).isSorted();
    assertThat(event(2)).containsKey("pending");
    assertThat(event(1)).doesNotContainKey("pending");
  }

  @Test
  void puts_again_what_stayed_pending_for_too_long() {
    register(1);
    bus.answer("4711-1-shop@1.0", new Put.Refused("throttled"));
    relay.relay(table.streamed());
    assertThat(relay.reput(LATER, 10)).isEqualTo(new Relayed(0, 0, 1, List.of()));
    bus.acceptEverything();
    assertThat(relay.reput(Samples.NOON, 10).put()).as("not late yet").isZero();
    assertThat(relay.reput(LATER, 10).put()).isEqualTo(1);
    assertThat(event(1)).doesNotContainKey("pending");
  }

  @Test
  void buries_what_it_cannot_decode_and_goes_on() {
    register(1);
    var records = new ArrayList<StreamRecord>();
    records.add(insert(Map.of("pk", "ROLLOUT#1", "sk", "EVENT#1", "type", "Odd")));
    records.add(insert(Map.of()));
    records.add(new StreamRecord("", "3", Map.of()));
    records.addAll(table.streamed());
    var relayed = relay.relay(records);
    assertThat(relayed).isEqualTo(new Relayed(1, 3, 0, List.of()));
    assertThat(letters.count()).isEqualTo(3);
  }

  @Test
  void buries_what_is_no_json_or_too_large_for_the_bus() {
    var relayed =
        relay.relay(
            List.of(
                insert(event("{\"a\":")),
                insert(event("[]")),
                insert(event("{\"a\":\"" + "x".repeat(32 * 1024) + "\"}"))));
    assertThat(relayed.deadLettered()).isEqualTo(3);
    assertThat(relayed.failed()).isEmpty();
    assertThat(bus.calls).isEmpty();
  }

  @Test
  void buries_what_the_bus_will_never_take_and_does_not_put_it_again() {
    register(1);
    bus.answer("4711-1-shop@1.0", new Put.Rejected("malformed detail"));
    assertThat(relay.relay(table.streamed())).isEqualTo(new Relayed(0, 1, 0, List.of()));
    assertThat(relay.reput(LATER, 10)).isEqualTo(new Relayed(0, 0, 0, List.of()));
    assertThat(letters.count()).isEqualTo(1);
  }

  @Test
  void puts_no_more_bytes_per_call_than_the_bus_takes() {
    var large = "{\"a\":\"" + "x".repeat(32_000) + "\"}";
    var records = new ArrayList<StreamRecord>();
    for (int n = 0; n < 10; n++) {
      records.add(insert(event(large)));
    }
    relay.relay(records);
    assertThat(bus.calls).containsExactly(7, 3);
  }

  @Test
  void reads_lambdas_event_for_a_stream() throws JsonProcessingException {
    var event =
        """
        {"Records": [{
          "eventID": "1", "eventName": "INSERT", "eventSource": "aws:dynamodb",
          "dynamodb": {
            "SequenceNumber": "111",
            "Keys": {"pk": {"S": "ROLLOUT#1"}},
            "NewImage": {"pk": {"S": "ROLLOUT#1"}, "version": {"N": "3"}, "list": {"L": []}}
          }}]}
        """;
    assertThat(StreamRecord.ofLambda(new ObjectMapper().readTree(event)))
        .containsExactly(
            new StreamRecord("INSERT", "111", Map.of("pk", "ROLLOUT#1", "version", "3")));
    assertThat(StreamRecord.ofLambda(new ObjectMapper().readTree("{}"))).isEmpty();
  }

  private void register(int n) {
    table.rollouts().commit(Change.of(Samples.registration(n)), Set.of());
  }

  private Map<String, String> event(int n) {
    var item = table.items().get("ROLLOUT#4711-" + n + "-shop / EVENT#4711-" + n + "-shop@1.0");
    Map<String, String> attributes = new HashMap<>();
    item.forEach((name, value) -> attributes.put(name, value.s() == null ? value.n() : value.s()));
    return attributes;
  }

  private static Map<String, String> event(String body) {
    return Map.of(
        "pk",
        "ROLLOUT#1",
        "sk",
        "EVENT#1",
        "id",
        "1",
        "type",
        "Odd",
        "body",
        body,
        "at",
        "2035-05-01T12:00:00Z");
  }

  private static StreamRecord insert(Map<String, String> image) {
    return new StreamRecord("INSERT", "1", image);
  }
}
