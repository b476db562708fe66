package io.deployguardian.wire.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.wire.json.EventJson;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each event has a schema, a golden example, a codec and a row in the catalogue. */
class EventCatalogueTest {

  private static final List<String> README =
      EventsFolder.text(EventsFolder.EVENTS.resolve("README.md")).lines().toList();

  @ParameterizedTest
  @MethodSource("events")
  void the_golden_example_is_valid(Class<?> event) {
    JsonNode envelope = example(event);
    assertThat(Schemas.complaints("envelope", envelope)).isEmpty();
    assertThat(Schemas.complaints(event.getSimpleName(), envelope.get("detail"))).isEmpty();
    assertThat(envelope.get("detail-type").asText()).isEqualTo(event.getSimpleName());
    assertThat(envelope.at("/detail/at").asText())
        .startsWith(envelope.get("time").asText().replace("Z", ""));
  }

  @ParameterizedTest
  @MethodSource("events")
  void the_codec_reads_the_golden_example_and_writes_the_same_again(Class<?> type) {
    JsonNode envelope = example(type);
    Event event = EventJson.read(envelope.get("detail-type").asText(), envelope.get("detail"));
    assertThat(event).isExactlyInstanceOf(type);

    EventJson written = EventJson.of(event);
    assertThat(written.detailType()).isEqualTo(type.getSimpleName());
    // As text, because the order of the fields is part of what people read.
    assertThat(written.detail().toString()).isEqualTo(envelope.get("detail").toString());
    assertThat(EventJson.read(written.detailType(), written.detail())).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("events")
  void the_catalogue_says_its_severity_and_who_listens(Class<?> type) {
    Optional<String> row =
        README.stream()
            .filter(line -> line.startsWith("| `" + type.getSimpleName() + "` |"))
            .findFirst();
    assertThat(row).as("a row of " + type.getSimpleName()).isPresent();

    List<String> cells = Arrays.stream(row.orElseThrow().split("\\|")).map(String::strip).toList();
    assertThat(cells.get(4)).as("who listens").isEqualTo(listeners(type));
    assertThat(cells.get(5)).as("severity").contains(example(type).at("/detail/severity").asText());
  }

  @Test
  void there_is_no_schema_example_or_row_of_an_event_that_does_not_exist() {
    List<String> names = events().map(Class::getSimpleName).toList();
    assertThat(EventsFolder.json("examples").keySet()).containsExactlyInAnyOrderElementsOf(names);
    assertThat(EventsFolder.json("schemas").keySet().stream().filter(EventCatalogueTest::isEvent))
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(README.stream().filter(line -> line.matches("\\| `[A-Z]\\w+` \\|.*")))
        .hasSize(names.size());
  }

  @Test
  void every_rule_and_schedule_has_a_row() {
    assertThat(
            Stream.of("rules", "schedules")
                .flatMap(folder -> EventsFolder.json(folder).keySet().stream()))
        .allSatisfy(
            name -> assertThat(README).anyMatch(line -> line.startsWith("| `" + name + "` |")));
  }

  static Stream<Class<?>> events() {
    return alternatives(Event.class);
  }

  private static Stream<Class<?>> alternatives(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(EventCatalogueTest::alternatives)
        : Stream.of(type);
  }

  /** Events have a class' name; what else is a schema there starts small. */
  private static boolean isEvent(String schema) {
    return Character.isUpperCase(schema.charAt(0));
  }

  private static JsonNode example(Class<?> type) {
    JsonNode example = EventsFolder.json("examples").get(type.getSimpleName());
    assertThat(example).as("a golden example of " + type.getSimpleName()).isNotNull();
    return example;
  }

  private static String listeners(Class<?> type) {
    if (type == Event.StepOverdue.class) {
      return "by `state`";
    }
    List<String> functions = Rules.functionsFor(example(type));
    return functions.isEmpty()
        ? "nobody yet"
        : functions.stream().collect(Collectors.joining(", "));
  }
}
