package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a function is told by its environment variables. */
final class Environments {

  private Environments() {}

  static SortedMap<String, String> of(Resources plan, String function) {
    SortedMap<String, String> environment = new TreeMap<>();
    var variables = plan.functions().get(function).values().path("environment").path(0);
    for (Map.Entry<String, JsonNode> variable : variables.path("variables").properties()) {
      environment.put(variable.getKey(), variable.getValue().asText());
    }
    return environment;
  }
}
