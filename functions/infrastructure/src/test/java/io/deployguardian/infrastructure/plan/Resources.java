package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.deployguardian.infrastructure.Checkout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every resource of {@code terraform show -json}, of a plan as of a state.
 *
 * @param applied whether it is a state: then everything is known, ARNs, too
 */
record Resources(List<Resource> all, boolean applied) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  static Resources of(JsonNode shown) {
    return of(List.of(shown));
  }

  /** Of several, as if they were one: what is in one account may reach into another. */
  static Resources of(List<JsonNode> shown) {
    List<Resource> all = new ArrayList<>();
    boolean applied = shown.stream().noneMatch(each -> each.has("planned_values"));
    for (JsonNode each : shown) {
      int before = all.size();
      collect(each.path(applied ? "values" : "planned_values").path("root_module"), all);
      if (all.size() == before) {
        throw new AssertionError("terraform show: found no resources, expected some");
      }
    }
    return new Resources(List.copyOf(all), applied);
  }

  private static void collect(JsonNode module, List<Resource> all) {
    for (JsonNode resource : module.path("resources")) {
      if (resource.path("mode").asText().equals("managed")) {
        all.add(
            new Resource(
                resource.get("address").asText(),
                module.path("address").asText(),
                resource.get("type").asText(),
                resource.get("values")));
      }
    }
    module.path("child_modules").forEach(child -> collect(child, all));
  }

  List<Resource> ofType(String type) {
    return all.stream().filter(resource -> resource.type().equals(type)).toList();
  }

  Optional<Resource> named(String type, String name) {
    return ofType(type).stream().filter(each -> each.text("name").equals(name)).findFirst();
  }

  /** The one of its module, or of its module with the same key. */
  Optional<Resource> beside(Resource resource, String type) {
    var near = ofType(type).stream().filter(each -> each.module().equals(resource.module()));
    var found = near.toList();
    return found.size() == 1
        ? Optional.of(found.getFirst())
        : found.stream().filter(each -> each.key().equals(resource.key())).findFirst();
  }

  Resource only(String type) {
    var found = ofType(type);
    if (found.size() != 1) {
      throw new AssertionError("%s: found %d, expected one".formatted(type, found.size()));
    }
    return found.getFirst();
  }

  /** What everything is called, and what names begin with: the table has no other. */
  String name() {
    // In the account of a guarded function there is only a role, called after the guardian.
    return ofType("aws_dynamodb_table").isEmpty()
        ? "deploy-guardian"
        : only("aws_dynamodb_table").text("name");
  }

  /** The functions, by their modules' names. */
  SortedMap<String, Resource> functions() {
    SortedMap<String, Resource> functions = new TreeMap<>();
    for (Resource function : ofType("aws_lambda_function")) {
      functions.put(own(function.text("function_name")), function);
    }
    return functions;
  }

  /** A name without the guardian's own before it. */
  String own(String full) {
    String prefix = name() + "-";
    return full.startsWith(prefix) ? full.substring(prefix.length()) : full;
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("found no JSON: " + text, e);
    }
  }

  static SortedMap<String, JsonNode> filesOf(String folder) {
    SortedMap<String, JsonNode> files = new TreeMap<>();
    for (var file : Checkout.files(folder, ".json")) {
      String name = file.getFileName().toString();
      files.put(name.substring(0, name.length() - ".json".length()), json(Checkout.text(file)));
    }
    return files;
  }
}
