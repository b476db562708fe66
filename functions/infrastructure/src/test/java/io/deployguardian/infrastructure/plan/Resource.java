package io.deployguardian.infrastructure.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One resource of a plan or a state.
 *
 * @param module where it stands; the root's is empty
 * @param values what is known of it
 */
record Resource(String address, String module, String type, JsonNode values) {

  /** A value that has to be there. */
  String text(String name) {
    return optional(name)
        .orElseThrow(
            () -> new AssertionError("%s %s: found none, expected one".formatted(address, name)));
  }

  /** Empty if it isn't set, or known only once it was applied. */
  Optional<String> optional(String name) {
    return Optional.of(values.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  /** Which of several that are made alike; empty if there is one. */
  String key() {
    String own = address.substring(module.length());
    return own.contains("[") ? own.substring(own.indexOf('[')) : "";
  }
}
