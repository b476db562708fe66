package io.deployguardian.wire.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.deployguardian.core.plan.PlanReading.Invalid;
import io.deployguardian.core.plan.PlanReading.Valid;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.plan.PlanTexts.Bad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The schema is for editors, the reader decides: what the schema refuses, the reader refuses too.
 */
class PlanSchemaTest {

  private static final Path SCHEMA = Path.of("../../events/schemas/plan.schema.json");

  private final YamlPlanReader reader = new YamlPlanReader();
  private final JsonSchema schema;

  PlanSchemaTest() throws IOException {
    JsonNode json = DomainJson.readStrictly(Files.readString(SCHEMA), JsonNode.class);
    schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(json);
  }

  @ParameterizedTest
  @MethodSource("good")
  void what_the_reader_takes_the_schema_takes(String text) {
    assertThat(reader.read(text)).isInstanceOf(Valid.class);
    assertThat(complaints(text)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seenByBoth")
  void what_is_wrong_in_form_both_refuse(Bad bad) {
    assertThat(reader.read(bad.text())).isInstanceOf(Invalid.class);
    assertThat(complaints(bad.text())).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("seenByTheReader")
  void what_only_the_reader_can_see_it_refuses(Bad bad) {
    assertThat(reader.read(bad.text())).isInstanceOf(Invalid.class);
  }

  @Test
  void the_schema_is_a_schema() throws IOException {
    JsonSchema meta =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(DomainJson.read(Files.readString(SCHEMA), JsonNode.class))).isEmpty();
  }

  static Stream<String> good() {
    return PlanTexts.good();
  }

  static Stream<Bad> seenByBoth() {
    return PlanTexts.bad().filter(Bad::schema);
  }

  static Stream<Bad> seenByTheReader() {
    return PlanTexts.bad().filter(bad -> !bad.schema());
  }

  private Set<ValidationMessage> complaints(String text) {
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return schema.validate(DomainJson.mapper().valueToTree(tree));
  }
}
