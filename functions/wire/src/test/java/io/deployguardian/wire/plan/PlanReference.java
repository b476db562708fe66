package io.deployguardian.wire.plan;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The tables of {@code docs/reference/plan.md}, out of the schema. Everything around them is
 * written by hand: a table stands between {@code <!-- keys of check -->} and {@code <!-- end -->},
 * where {@code check} is a definition of the schema, or {@code plan} for all of it. A block without
 * a table of its own is part of the one that it is in.
 */
final class PlanReference {

  private static final Pattern TABLE =
      Pattern.compile("(?s)(<!-- keys of ([a-z]+) -->\n).*?(<!-- end -->)");
  private static final String HEAD = "| key | value | default | meaning |\n|---|---|---|---|\n";
  private static final String DEFINITION = "#/$defs/";

  private final JsonNode schema;
  private final Set<String> tables = new TreeSet<>();

  private PlanReference(JsonNode schema) {
    this.schema = schema;
  }

  /** The page with each of its tables as the schema has it. */
  static String rewritten(String page, JsonNode schema) {
    var reference = new PlanReference(schema);
    TABLE.matcher(page).results().forEach(table -> reference.tables.add(table.group(2)));
    return TABLE
        .matcher(page)
        .replaceAll(
            table ->
                Matcher.quoteReplacement(
                    table.group(1) + reference.table(table.group(2)) + table.group(3)));
  }

  private String table(String name) {
    JsonNode block = name.equals("plan") ? schema : schema.at("/$defs/" + name);
    return "\n" + HEAD + String.join("\n", rows("", block)) + "\n\n";
  }

  private List<String> rows(String above, JsonNode block) {
    List<String> rows = new ArrayList<>();
    for (var property : block.path("properties").properties()) {
      JsonNode value = property.getValue();
      String key = above + property.getKey();
      rows.add(
          "| `%s` | %s | %s | %s |"
              .formatted(
                  key,
                  value(value),
                  isRequired(block, property.getKey()) ? "required" : usual(value.path("default")),
                  either(value, "description").asText().replace("|", "\\|")));
      if (nameOf(value).isEmpty() || !tables.contains(nameOf(value))) {
        rows.addAll(rows(key + ".", resolved(value)));
      }
    }
    return rows;
  }

  private static boolean isRequired(JsonNode block, String key) {
    return texts(block.path("required")).contains(key);
  }

  private String value(JsonNode value) {
    String title = either(value, "title").asText();
    JsonNode each = value.has("items") ? value.get("items") : value.path("additionalProperties");
    if (tables.contains(nameOf(each))) {
      return (value.has("minItems") ? range(value, "Items") : title)
          + ", each a "
          + link(nameOf(each));
    }
    if (tables.contains(nameOf(value))) {
      return "a " + link(nameOf(value));
    }
    return title.isEmpty() ? untitled(resolved(value)) : title;
  }

  private static String untitled(JsonNode value) {
    return switch (value.path("type").asText()) {
      case "integer" -> value.get("minimum") + " to " + value.get("maximum");
      case "boolean" -> "`true`, `false`";
      case "object" -> "block";
      case "array" -> range(value, "Items") + " of " + untitled(value.get("items"));
      default -> texts(value.path("enum")).stream().map(PlanReference::code).collect(joining(", "));
    };
  }

  private static String range(JsonNode value, String what) {
    return value.get("min" + what) + " to " + value.get("max" + what);
  }

  private static String usual(JsonNode value) {
    return value.isArray()
        ? texts(value).stream().map(PlanReference::code).collect(joining(", "))
        : value.isMissingNode() ? "" : code(value.asText());
  }

  private static String link(String name) {
    return "[" + name + "](#" + name + ")";
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  /** What the property says itself, or else the definition that it refers to. */
  private JsonNode either(JsonNode value, String key) {
    return value.has(key) ? value.get(key) : resolved(value).path(key);
  }

  private JsonNode resolved(JsonNode value) {
    String name = nameOf(value);
    return name.isEmpty() ? value : schema.at("/$defs/" + name);
  }

  /** The name of the definition that is referred to; empty where there is none. */
  private static String nameOf(JsonNode value) {
    return value.path("$ref").asText().replace(DEFINITION, "");
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
