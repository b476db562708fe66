package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The guarded map, as it is planned to lie in Parameter Store. */
final class GuardedBindings {

  private static final String ROLES = "roles";

  private GuardedBindings() {}

  /** Put together again: one parameter holds the roles, each of the others one repository. */
  static JsonNode map(Resources plan) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    ObjectNode repositories = map.putObject("repositories");
    String folder = "/" + plan.name() + "/guarded/";
    for (Resource parameter : plan.ofType("aws_ssm_parameter")) {
      if (parameter.text("name").startsWith(folder)) {
        String key = parameter.text("name").substring(folder.length());
        var value = Resources.json(parameter.text("insecure_value"));
        (key.equals(ROLES) ? map : repositories).set(key, value);
      }
    }
    return map;
  }

  /** What stands for one environment each. */
  static List<JsonNode> of(Resources plan) {
    return map(plan)
        .get("repositories")
        .valueStream()
        .flatMap(repository -> repository.path("services").valueStream())
        .flatMap(service -> service.path("environments").valueStream())
        .toList();
  }
}
