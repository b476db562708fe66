package io.deployguardian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.Agent;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulesTest {

  private static final Duration MINUTE = Duration.ofMillis(10);

  private final List<JsonNode> got = new CopyOnWriteArrayList<>();
  private final Functions functions = new Functions(() -> {});
  private final RecordingWatch watch = new RecordingWatch();

  @TempDir private Path folder;

  @Test
  void a_rate_comes_again_and_again_with_its_input() throws Exception {
    functions.add(Agent.CANARY_EVALUATION, this::kept);
    schedule("tick", "rate(1 minute)");

    try (var schedules = schedules(InstantSource.system())) {
      schedules.start();
      Eventually.see(got::size, times -> times >= 3);
    }

    assertThat(got).allMatch(input -> input.path("tick").asBoolean());
  }

  @Test
  void a_run_that_fails_is_told_and_the_next_one_comes() throws Exception {
    functions.add(
        Agent.CANARY_EVALUATION,
        input -> {
          kept(input);
          throw new IllegalStateException("broken");
        });
    schedule("tick", "rate(1 minute)");

    try (var schedules = schedules(InstantSource.system())) {
      schedules.start();
      Eventually.see(got::size, times -> times >= 3);
    }

    assertThat(watch.failures).contains("schedule of canary-evaluation: broken");
  }

  @Test
  void closed_it_comes_no_more() throws Exception {
    functions.add(Agent.CANARY_EVALUATION, this::kept);
    schedule("tick", "rate(1 minute)");
    var schedules = schedules(InstantSource.system());
    schedules.start();
    Eventually.see(got::size, times -> times >= 1);

    schedules.close();

    Eventually.pause(MINUTE.multipliedBy(5));
    int after = got.size();
    Eventually.pause(MINUTE.multipliedBy(10));
    assertThat(got).hasSize(after);
  }

  @Test
  void a_cron_goes_by_the_real_clock() throws Exception {
    functions.add(Agent.CANARY_EVALUATION, this::kept);
    schedule("audit", "cron(0 2 * * ? *)");
    // A blink before two o'clock: it comes. The test's clock stands still, so it keeps coming.
    InstantSource almost = InstantSource.fixed(Instant.parse("2026-11-20T01:59:59.950Z"));

    try (var schedules = schedules(almost)) {
      schedules.start();
      Eventually.see(got::size, times -> times >= 1);
    }
  }

  @Test
  void a_cron_that_is_hours_away_does_not_come() throws Exception {
    functions.add(Agent.CANARY_EVALUATION, this::kept);
    schedule("audit", "cron(0 2 * * ? *)");
    InstantSource noon = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

    try (var schedules = schedules(noon)) {
      schedules.start();
      Eventually.pause(MINUTE.multipliedBy(20));
    }

    assertThat(got).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          every minute
          rate(1)
          rate(1 fortnight)
          rate(0 minutes)
          cron(0 25 * * ? *)
          cron(* *)
          """)
  void an_expression_that_makes_no_sense_stops_the_host_and_is_named(String expression)
      throws Exception {
    functions.add(Agent.CANARY_EVALUATION, this::kept);
    schedule("wrong", expression);

    assertThatThrownBy(() -> schedules(InstantSource.system()))
        .hasMessageContaining(expression)
        .hasMessageContaining("wrong.json");
  }

  @Test
  void a_file_that_cannot_be_read_stops_the_host_and_is_named() throws Exception {
    Files.writeString(folder.resolve("broken.json"), "{");

    assertThatThrownBy(() -> schedules(InstantSource.system()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("broken.json");
  }

  @Test
  void the_real_schedules_are_understood() {
    for (Agent agent : Agent.values()) {
      functions.add(agent, this::kept);
    }
    try (var schedules =
        new Schedules(
            Checkout.EVENTS.resolve("schedules"),
            functions,
            MINUTE,
            InstantSource.system(),
            watch)) {
      schedules.start();
      Eventually.see(got::size, times -> times >= 4);
    }
    assertThat(got).anyMatch(input -> input.has("tick")).anyMatch(input -> input.has("reput"));
    assertThat(watch.failures).isEmpty();
  }

  private Schedules schedules(InstantSource clock) {
    return new Schedules(folder, functions, MINUTE, clock, watch);
  }

  private void schedule(String name, String expression) throws Exception {
    Files.writeString(
        folder.resolve(name + ".json"),
        """
        {"schedule": "%s", "function": "canary-evaluation", "input": {"tick": true}}
        """
            .formatted(expression));
  }

  private JsonNode kept(JsonNode input) {
    got.add(input);
    return input;
  }
}
