package io.deployguardian.wire.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.runbook.Invoke;
import io.deployguardian.wire.json.DomainJson;
import java.util.Map;

/**
 * An invoke as a line for a shell. People copy such lines, and names come from strangers: the
 * payload is one quoted word, whatever is in it, and nothing of it is hidden from who reads it.
 */
final class CommandLine {

  private static final ObjectWriter ASCII =
      DomainJson.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private CommandLine() {}

  static String of(Invoke invoke) {
    String json = json(node(invoke.payload()));
    return "invoke " + invoke.function().functionName() + " '" + json.replace("'", "'\\''") + "'";
  }

  private static String json(ObjectNode payload) {
    try {
      return ASCII.writeValueAsString(payload);
    } catch (JacksonException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  private static ObjectNode node(Map<?, ?> payload) {
    ObjectNode node = DomainJson.mapper().createObjectNode();
    payload.forEach(
        (field, value) -> {
          switch (value) {
            case Map<?, ?> inner -> node.set(field.toString(), node(inner));
            case Boolean flag -> node.put(field.toString(), flag);
            default -> node.put(field.toString(), value.toString());
          }
        });
    return node;
  }
}
