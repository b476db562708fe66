package io.deployguardian.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.bus.DeadLetters;
import io.deployguardian.aws.bus.Entry;
import io.deployguardian.aws.bus.Put;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.wire.json.DomainJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBusTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  @TempDir private Path rules;

  private final List<String> buried = new CopyOnWriteArrayList<>();
  private final Functions functions = new Functions(() -> {});
  private final RecordingWatch watch = new RecordingWatch();

  @BeforeEach
  void a_rule() throws Exception {
    rule("smoke-test-on-publication", "smoke-test", "DeploymentSucceeded");
  }

  @Test
  void an_entry_reaches_its_function_as_eventbridge_would_send_it() {
    List<JsonNode> got = new CopyOnWriteArrayList<>();
    functions.add(Agent.SMOKE_TEST, kept(got));

    assertThat(bus().put(List.of(entry("1", "DeploymentSucceeded"))))
        .containsExactly(new Put.Accepted());

    assertThat(got).hasSize(1);
    JsonNode envelope = got.getFirst();
    assertThat(envelope.path("version").asText()).isEqualTo("0");
    assertThat(envelope.path("id").asText()).isEqualTo("1");
    assertThat(envelope.path("source").asText()).isEqualTo("deploy-guardian");
    assertThat(envelope.path("detail-type").asText()).isEqualTo("DeploymentSucceeded");
    assertThat(envelope.path("time").asText()).isEqualTo("2026-11-20T09:00:00Z");
    assertThat(envelope.at("/detail/rollout").asText()).isEqualTo("4711-1-shop");
  }

  @Test
  void what_no_rule_asks_for_is_accepted_and_goes_nowhere() {
    List<JsonNode> got = new CopyOnWriteArrayList<>();
    functions.add(Agent.SMOKE_TEST, kept(got));

    assertThat(bus().put(List.of(entry("1", "SmokeTestPassed"))))
        .containsExactly(new Put.Accepted());

    assertThat(got).isEmpty();
  }

  @Test
  void a_function_that_fails_twice_is_tried_a_third_time() {
    var tries = new AtomicInteger();
    functions.add(Agent.SMOKE_TEST, failing(tries, 2));

    assertThat(bus().put(List.of(entry("1", "DeploymentSucceeded"))))
        .containsExactly(new Put.Accepted());

    assertThat(tries).hasValue(3);
    assertThat(buried).isEmpty();
    assertThat(watch.failures).hasSize(2);
  }

  @Test
  void a_function_that_fails_three_times_leaves_a_dead_letter_and_the_entry_is_done_with() {
    var tries = new AtomicInteger();
    functions.add(Agent.SMOKE_TEST, failing(tries, 3));

    assertThat(bus().put(List.of(entry("1", "DeploymentSucceeded"))))
        .containsExactly(new Put.Accepted());

    assertThat(tries).hasValue(3);
    assertThat(buried)
        .singleElement()
        .asString()
        .contains("smoke-test", "\"id\":\"1\"", "failure 3");
  }

  @Test
  void one_target_that_fails_keeps_no_other_from_its_event() throws Exception {
    rule("zz-rollback-too", "rollback", "DeploymentSucceeded");
    List<JsonNode> got = new CopyOnWriteArrayList<>();
    functions.add(Agent.SMOKE_TEST, failing(new AtomicInteger(), 3));
    functions.add(Agent.ROLLBACK, kept(got));

    bus().put(List.of(entry("1", "DeploymentSucceeded"), entry("2", "DeploymentSucceeded")));

    assertThat(got).extracting(e -> e.path("id").asText()).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void entries_of_one_batch_do_not_wait_for_each_other() {
    var together = new CyclicBarrier(3);
    functions.add(
        Agent.SMOKE_TEST,
        envelope -> {
          try {
            together.await(30, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return envelope;
        });

    assertThat(
            bus()
                .put(
                    List.of(
                        entry("1", "DeploymentSucceeded"),
                        entry("2", "DeploymentSucceeded"),
                        entry("3", "DeploymentSucceeded"))))
        .hasSize(3)
        .allMatch(put -> put instanceof Put.Accepted);
    assertThat(watch.failures).isEmpty();
  }

  private LocalBus bus() {
    DeadLetters letters =
        new DeadLetters() {
          @Override
          public void put(String kind, String body, String why) {
            buried.add(kind + " " + body + " " + why);
          }

          @Override
          public int count() {
            return buried.size();
          }
        };
    return new LocalBus(Rule.in(rules), functions, letters, Duration.ofMillis(1), watch);
  }

  private void rule(String name, String function, String type) throws Exception {
    Files.writeString(
        rules.resolve(name + ".json"),
        """
        {"bus": "guardian", "function": "%s",
         "pattern": {"source": ["deploy-guardian"], "detail-type": ["%s"]}}
        """
            .formatted(function, type));
  }

  private static Entry entry(String id, String type) {
    return new Entry(id, Entry.SOURCE, type, "{\"rollout\": \"4711-1-shop\"}", NOW, "");
  }

  private static UnaryOperator<JsonNode> kept(List<JsonNode> got) {
    return envelope -> {
      got.add(envelope);
      return DomainJson.mapper().createObjectNode();
    };
  }

  private static UnaryOperator<JsonNode> failing(AtomicInteger tries, int times) {
    return envelope -> {
      int now = tries.incrementAndGet();
      if (now <= times) {
        throw new IllegalStateException("failure " + now);
      }
      return envelope;
    };
  }
}
