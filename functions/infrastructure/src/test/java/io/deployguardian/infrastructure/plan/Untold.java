package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Set;
import java.util.stream.Stream;

/** Says of whom is let in what a plan doesn't know yet: nothing may pass because it wasn't seen. */
final class Untold {

  private static final Set<String> TELLING =
      Set.of(
          "policy",
          "assume_role_policy",
          "policy_document",
          "resource_policy",
          "access_policy",
          "template_body",
          "principal",
          "source_arn",
          "source_account",
          "kms_master_key_id");

  private Untold() {}

  static Stream<String> faults(JsonNode shown) {
    if (!shown.has("planned_values")) {
      return Stream.of(); // in a state everything is known
    }
    var root = shown.at("/configuration/root_module");
    var plan = Resources.of(shown);
    return plan.all().stream()
        .flatMap(
            resource ->
                TELLING.stream()
                    .filter(attribute -> configured(root, resource).has(attribute))
                    .filter(attribute -> !resource.values().has(attribute))
                    .filter(attribute -> !isArgued(plan, resource, attribute))
                    .map(
                        attribute ->
                            "%s: found a %s that the plan doesn't know, expected one that it knows"
                                .formatted(resource.address(), attribute)));
  }

  private static boolean isArgued(Resources plan, Resource resource, String attribute) {
    return resource.type().equals("aws_sqs_queue")
        && attribute.equals("policy")
        && Admitted.WITHOUT_POLICY.containsKey(plan.own(resource.text("name")));
  }

  /** What its source sets. */
  private static JsonNode configured(JsonNode root, Resource resource) {
    JsonNode module = root;
    for (String call : withoutKeys(resource.module()).split("(^|\\.)module\\.")) {
      module = call.isEmpty() ? module : module.path("module_calls").path(call).path("module");
    }
    String address = withoutKeys(resource.address().substring(resource.module().length()));
    for (JsonNode each : module.path("resources")) {
      if (address.replaceFirst("^\\.", "").equals(each.path("address").asText())) {
        return each.path("expressions");
      }
    }
    return MissingNode.getInstance();
  }

  private static String withoutKeys(String address) {
    return address.replaceAll("\\[[^]]*]", "");
  }
}
