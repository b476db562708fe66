package io.deployguardian.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The weights of a route, by artifact; those without traffic left out. */
final class Weighed {

  private Weighed() {}

  static Map<String, Integer> read(JsonNode route) {
    Map<String, Integer> weights = new TreeMap<>();
    route
        .path("weights")
        .properties()
        .forEach(share -> weights.put(share.getKey(), share.getValue().asInt()));
    weights.values().removeIf(percent -> percent == 0);
    return weights;
  }
}
