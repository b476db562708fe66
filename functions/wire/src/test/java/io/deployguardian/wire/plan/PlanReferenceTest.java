package io.deployguardian.wire.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/reference/plan.md} to the schema. */
class PlanReferenceTest {

  private static final Path PAGE = Path.of("../../docs/reference/plan.md");
  private static final String WRITE = "reference.write";

  private final JsonNode schema = PlanSchema.json();

  @Test
  void the_tables_of_the_page_are_those_of_the_schema() throws IOException {
    String page = Files.readString(PAGE);
    String expected = PlanReference.rewritten(page, schema);
    if (System.getProperty(WRITE) != null) {
      Files.writeString(PAGE, expected);
      return;
    }
    assertThat(page)
        .as(
            "docs/reference/plan.md; this writes it: ./mvnw test -pl functions/wire -am"
                + " -Dtest=PlanReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -D"
                + WRITE)
        .isEqualTo(expected);
  }

  @Test
  void every_key_of_the_schema_is_on_the_page() throws IOException {
    List<String> told =
        found("(?m)^\\| `(?:[A-Za-z]+\\.)*([A-Za-z]+)`", Files.readString(PAGE)).toList();
    Stream<JsonNode> blocks = Stream.concat(Stream.of(schema), schema.get("$defs").valueStream());
    assertThat(told).containsAll(blocks.flatMap(PlanReferenceTest::keys).toList());
  }

  @Test
  void every_key_says_what_it_means() throws IOException {
    assertThat(Files.readString(PAGE)).doesNotContain("|  |\n");
  }

  @Test
  void each_table_stands_below_a_heading_of_its_name() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(found("<!-- keys of ([a-z]+) -->", page))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(page).containsPattern("(?m)^### " + name + "$"));
  }

  private static Stream<String> keys(JsonNode block) {
    return block.path("properties").propertyStream().map(Map.Entry::getKey);
  }

  private static Stream<String> found(String pattern, String page) {
    return Pattern.compile(pattern).matcher(page).results().map(found -> found.group(1));
  }
}
