package io.deployguardian.wire.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.wire.json.DomainJson;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A schema that takes everything proves nothing: each has to refuse what is missing or unknown. */
class EventSchemasTest {

  private static final List<String> OPTIONAL = List.of("baseline", "to");
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

  @ParameterizedTest
  @MethodSource("schemas")
  void a_schema_is_a_schema_and_says_what_it_is_about(String name, JsonNode schema) {
    assertThat(Schemas.complaintsAbout(schema)).as(name).isEmpty();
    assertThat(schema.get("description").asText()).as(name).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void a_detail_without_one_of_its_required_fields_is_refused(String name, JsonNode envelope) {
    JsonNode required = EventsFolder.json("schemas").get(name).get("required");
    assertThat(required).isNotEmpty();
    for (JsonNode field : required) {
      assertThat(Schemas.complaints(name, changed(envelope, d -> d.remove(field.asText()))))
          .as(name + " without " + field)
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void what_a_detail_always_has_is_required(String name, JsonNode envelope) {
    JsonNode schema = EventsFolder.json("schemas").get(name);
    List<String> required = DomainJson.mapper().convertValue(schema.get("required"), STRINGS);
    assertThat(envelope.get("detail").fieldNames())
        .toIterable()
        .filteredOn(field -> !required.contains(field))
        .isSubsetOf(OPTIONAL);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_unknown_field_is_refused_at_any_depth(String name, JsonNode envelope) {
    assertThat(Schemas.complaints(name, changed(envelope, d -> d.put("surprise", 1)))).isNotEmpty();
    envelope.get("detail").properties().stream()
        .filter(field -> field.getValue().isObject())
        .map(Map.Entry::getKey)
        .forEach(
            field ->
                assertThat(
                        Schemas.complaints(
                            name,
                            changed(envelope, d -> ((ObjectNode) d.get(field)).put("surprise", 1))))
                    .as(name + "." + field)
                    .isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void a_null_or_a_value_of_another_type_is_refused(String name, JsonNode envelope) {
    for (String field : fieldsOf(envelope)) {
      assertThat(Schemas.complaints(name, changed(envelope, d -> d.putNull(field))))
          .as(name + "." + field + " is null")
          .isNotEmpty();
      assertThat(Schemas.complaints(name, changed(envelope, d -> d.putArray(field).add(-1.5))))
          .as(name + "." + field + " is of another type")
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_envelope_without_one_of_its_fields_is_refused(String name, JsonNode envelope) {
    envelope
        .fieldNames()
        .forEachRemaining(
            field -> {
              ObjectNode less = envelope.deepCopy();
              less.remove(field);
              assertThat(Schemas.complaints("envelope", less)).as(name).isNotEmpty();
            });
    ObjectNode more = envelope.deepCopy();
    assertThat(Schemas.complaints("envelope", more.put("surprise", 1))).as(name).isNotEmpty();
  }

  static Stream<Arguments> schemas() {
    return Stream.of("schemas", "schemas/manual")
        .flatMap(folder -> EventsFolder.json(folder).entrySet().stream())
        .map(file -> arguments(file.getKey(), file.getValue()));
  }

  static Stream<Arguments> examples() {
    return RoutingTest.examples();
  }

  private static List<String> fieldsOf(JsonNode envelope) {
    return envelope.get("detail").properties().stream().map(Map.Entry::getKey).toList();
  }

  private static JsonNode changed(JsonNode envelope, Consumer<ObjectNode> change) {
    ObjectNode detail = envelope.get("detail").deepCopy();
    change.accept(detail);
    return detail;
  }
}
