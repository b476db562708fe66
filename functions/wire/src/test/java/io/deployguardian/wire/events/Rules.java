package io.deployguardian.wire.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.Ruler;

/** The rules of {@code events/rules}, matched as EventBridge does. */
final class Rules {

  private static final Map<String, JsonNode> ALL = EventsFolder.json("rules");

  private Rules() {}

  static Map<String, JsonNode> all() {
    return ALL;
  }

  /** The functions that receive an event, once per rule that matches it. */
  static List<String> functionsFor(JsonNode envelope) {
    return ALL.values().stream()
        .filter(rule -> matches(rule, envelope))
        .map(rule -> rule.get("function").asText())
        .toList();
  }

  /** The golden StepOverdue, as if it were of another state. */
  static JsonNode overdue(String state) {
    JsonNode envelope = EventsFolder.json("examples").get("StepOverdue").deepCopy();
    ((ObjectNode) envelope.get("detail")).put("state", state);
    return envelope;
  }

  private static boolean matches(JsonNode rule, JsonNode envelope) {
    try {
      return Ruler.matchesRule(envelope.toString(), rule.get("pattern").toString());
    } catch (Exception e) {
      // All that the matcher declares: a pattern or an event that it can't read.
      throw new IllegalStateException("rule: found " + rule + ", expected an event pattern", e);
    }
  }
}
