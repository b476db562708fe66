package io.deployguardian.infrastructure.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.dynamodb.TestTable;
import io.deployguardian.infrastructure.terraform.Examples;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Terraform makes the same table as the code does for the local host and for tests. */
@Tag("slow")
class TableTest {

  private static final TestTable MADE = TestTable.create();

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "complete"})
  void the_planned_table_is_the_one_that_the_code_makes(String example) {
    var planned = Resources.of(Examples.plan(example)).only("aws_dynamodb_table").values();
    assertThat(definition(planned)).isEqualTo(definition(made()));
  }

  private static TableDescription made() {
    return MADE.client().describeTable(table -> table.tableName(MADE.name())).table();
  }

  private static Map<String, Object> definition(JsonNode planned) {
    return definition(
        keys(planned),
        named(planned.path("attribute"), attribute -> attribute.path("type").asText()),
        named(
            planned.path("global_secondary_index"),
            index -> keys(index) + " " + index.path("projection_type").asText()),
        planned.path("billing_mode").asText(),
        planned.path("stream_enabled").asBoolean()
            ? planned.path("stream_view_type").asText()
            : "none",
        planned.at("/ttl/0/enabled").asBoolean()
            ? planned.at("/ttl/0/attribute_name").asText()
            : "none");
  }

  private static Map<String, Object> definition(TableDescription made) {
    return definition(
        keys(made.keySchema()),
        made.attributeDefinitions().stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName,
                    AttributeDefinition::attributeTypeAsString)),
        made.globalSecondaryIndexes().stream()
            .collect(
                Collectors.toMap(
                    index -> index.indexName(),
                    index ->
                        keys(index.keySchema())
                            + " "
                            + index.projection().projectionTypeAsString())),
        made.billingModeSummary().billingModeAsString(),
        made.streamSpecification().streamViewTypeAsString(),
        MADE.client()
            .describeTimeToLive(ttl -> ttl.tableName(MADE.name()))
            .timeToLiveDescription()
            .attributeName());
  }

  private static Map<String, Object> definition(
      List<String> keys,
      Map<String, String> attributes,
      Map<String, String> indexes,
      String billing,
      String stream,
      String ttl) {
    return new TreeMap<>(
        Map.of(
            "keys", keys,
            "attributes", attributes,
            "indexes", indexes,
            "billing", billing,
            "stream", stream,
            "time to live", ttl));
  }

  private static List<String> keys(JsonNode of) {
    return List.of(of.path("hash_key").asText(), of.path("range_key").asText());
  }

  private static List<String> keys(List<KeySchemaElement> schema) {
    return schema.stream().map(KeySchemaElement::attributeName).toList();
  }

  private static Map<String, String> named(JsonNode list, Function<JsonNode, String> value) {
    return list.valueStream()
        .collect(Collectors.toMap(entry -> entry.path("name").asText(), value));
  }
}
