package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Plants faults in a real plan. */
final class Seeds {

  private Seeds() {}

  /** Every resource as it was shown; what is changed here is changed in the plan. */
  static Stream<ObjectNode> resources(JsonNode module) {
    return Stream.concat(
        module.path("resources").valueStream().map(resource -> (ObjectNode) resource),
        module.path("child_modules").valueStream().flatMap(Seeds::resources));
  }

  static JsonNode root(JsonNode plan) {
    return plan.at("/planned_values/root_module");
  }

  static ObjectNode first(JsonNode plan, Predicate<ObjectNode> which) {
    return resources(root(plan)).filter(which).findFirst().orElseThrow();
  }

  static Predicate<ObjectNode> named(String type, String name, String value) {
    return resource ->
        resource.path("type").asText().equals(type)
            && resource.path("values").path(name).asText().equals(value);
  }

  /** Removes every resource like that. */
  static JsonNode without(JsonNode plan, Predicate<ObjectNode> which) {
    remove(root(plan), which);
    return plan;
  }

  private static void remove(JsonNode module, Predicate<ObjectNode> which) {
    if (module.path("resources") instanceof ArrayNode resources) {
      resources.removeIf(resource -> which.test((ObjectNode) resource));
    }
    module.path("child_modules").forEach(child -> remove(child, which));
  }

  /** Changes one statement of a function's role. */
  static JsonNode statement(
      JsonNode plan, String function, String sid, Consumer<ObjectNode> change) {
    for (var resource : resources(root(plan)).toList()) {
      var text = resource.path("values").path("policy");
      boolean isRoles =
          resource.path("type").asText().equals("aws_iam_role_policy")
              && resource.path("address").asText().contains("[\"" + function + "\"]");
      if (isRoles && text.asText().contains("\"" + sid + "\"")) {
        var policy = Resources.json(text.asText());
        policy
            .get("Statement")
            .valueStream()
            .filter(statement -> statement.path("Sid").asText().equals(sid))
            .forEach(statement -> change.accept((ObjectNode) statement));
        ((ObjectNode) resource.get("values")).put("policy", policy.toString());
        return plan;
      }
    }
    throw new AssertionError("function %s: found no Sid %s, expected one".formatted(function, sid));
  }

  /** Changes the first statement of a resource's own policy. */
  static JsonNode admission(
      JsonNode plan, Predicate<ObjectNode> which, String attribute, Consumer<ObjectNode> change) {
    var values = (ObjectNode) first(plan, which).get("values");
    var policy = Resources.json(values.path(attribute).asText());
    change.accept((ObjectNode) policy.at("/Statement/0"));
    values.put(attribute, policy.toString());
    return plan;
  }

  /** Adds a resource to the plan's root; with nothing but these values. */
  static JsonNode planting(JsonNode plan, String type, Map<String, String> values) {
    var resource = ((ObjectNode) root(plan)).withArray("resources").addObject();
    resource.put("address", type + ".planted").put("mode", "managed").put("type", type);
    values.forEach(resource.putObject("values")::put);
    return plan;
  }

  static Consumer<ObjectNode> adding(String list, String value) {
    return statement -> ((ArrayNode) statement.get(list)).add(value);
  }

  static Consumer<ObjectNode> taking(String list, String value) {
    return statement ->
        ((ArrayNode) statement.get(list)).removeIf(entry -> entry.asText().equals(value));
  }
}
