package io.deployguardian.wire.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.runbook.Invoke;
import io.deployguardian.wire.json.DomainJson;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An invoke as a line for a shell. People copy such lines, and names come from strangers: the
 * payload is one quoted word, whatever is in it, and nothing of it is hidden from who reads it.
 */
final class CommandLine {

  private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]");

  private CommandLine() {}

  static String of(Invoke invoke) {
    String json =
        NOT_ASCII
            .matcher(node(invoke.payload()).toString())
            .replaceAll(strange -> escaped(strange.group()));
    return "invoke " + invoke.function().functionName() + " '" + json.replace("'", "'\\''") + "'";
  }

  /** As JSON has it: each half of a pair for itself. */
  private static String escaped(String character) {
    return character
        .chars()
        .mapToObj(half -> "\\\\u%04X".formatted(half))
        .collect(Collectors.joining());
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
