package io.deployguardian.wire.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.event.ruler.RuleCompiler;

/** Rule and schedule files, as Terraform and the local bus rely on them. */
class WiringTest {

  @ParameterizedTest
  @MethodSource("rules")
  void a_rule_is_valid_and_EventBridge_understands_its_pattern(String name, JsonNode rule) {
    assertThat(Schemas.complaints("rule", rule)).as(name).isEmpty();
    assertThat(RuleCompiler.check(rule.get("pattern").toString())).as(name).isNull();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_rule_matches_only_events_that_exist(String name, JsonNode rule) {
    assertThat(rule.at("/pattern/detail-type"))
        .as(name)
        .allSatisfy(type -> assertThat(EventsFolder.json("examples")).containsKey(type.asText()));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_rules_name_starts_with_its_functions_and_fits_behind_a_prefix(String name, JsonNode rule) {
    // EventBridge takes 64 characters, and Terraform puts the guardian's own name before it.
    assertThat(name)
        .startsWith(rule.get("function").asText() + "-on-")
        .matches("[a-z-]+")
        .hasSizeLessThanOrEqualTo(44);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void a_schedule_is_valid_and_its_input_is_one_that_the_function_takes(
      String name, JsonNode schedule) {
    assertThat(Schemas.complaints("schedule", schedule)).as(name).isEmpty();
    String function = schedule.get("function").asText();
    assertThat(Schemas.complaints("manual/" + function, schedule.get("input"))).as(name).isEmpty();
  }

  @ParameterizedTest
  @MethodSource({"rules", "schedules"})
  void whoever_is_wired_exists(String name, JsonNode file) {
    assertThat(EventsFolder.isFunction(file.get("function").asText())).as(name).isTrue();
  }

  @ParameterizedTest
  @MethodSource("wrongSchedules")
  void a_schedule_that_EventBridge_would_refuse_is_refused_here(String expression) {
    ObjectNode schedule = EventsFolder.json("schedules").get("daily-audit").deepCopy();
    schedule.put("schedule", expression);
    assertThat(Schemas.complaints("schedule", schedule)).isNotEmpty();
  }

  @Test
  void a_rule_of_our_own_bus_never_matches_the_events_of_others() {
    ObjectNode rule = Rules.all().get("rollback-on-failure").deepCopy();
    ((ObjectNode) rule.get("pattern")).putArray("source").add("aws.health");
    assertThat(Schemas.complaints("rule", rule)).isNotEmpty();
    assertThat(Schemas.complaints("rule", rule.put("bus", "default"))).isEmpty();
  }

  static Stream<Arguments> rules() {
    return files(Rules.all());
  }

  static Stream<Arguments> schedules() {
    return files(EventsFolder.json("schedules"));
  }

  static Stream<String> wrongSchedules() {
    return Stream.of(
        "rate(0 minutes)",
        "rate(1 minutes)",
        "rate(5 minute)",
        "rate(30 seconds)",
        "cron(0 2 * * *)",
        "0 2 * * ? *",
        "");
  }

  private static Stream<Arguments> files(Map<String, JsonNode> files) {
    return files.entrySet().stream().map(file -> arguments(file.getKey(), file.getValue()));
  }
}
