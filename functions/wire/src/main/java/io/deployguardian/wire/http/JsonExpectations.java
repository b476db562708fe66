package io.deployguardian.wire.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.wire.json.DomainJson;
import java.util.Optional;
import java.util.SortedMap;

/** What JSON has to say: pointer to expected value, compared as text. */
record JsonExpectations(SortedMap<String, String> expected) {

  /** The first mismatch; none where nothing is expected, whatever the text is. */
  Optional<Mismatch> first(String text) {
    if (expected.isEmpty()) {
      return Optional.empty();
    }
    JsonNode root;
    try {
      root = DomainJson.mapper().readTree(text);
    } catch (JacksonException e) {
      return Optional.of(new Mismatch("JSON", "no JSON"));
    }
    return expected.entrySet().stream()
        .map(e -> value(root, e.getKey(), e.getValue()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Mismatch> value(JsonNode root, String pointer, String expected) {
    JsonNode node = root.at(JsonPointer.compile(pointer));
    if (node.isValueNode() && node.asText().equals(expected)) {
      return Optional.empty();
    }
    String found =
        switch (node.getNodeType()) {
          case MISSING -> "nothing";
          case OBJECT -> "an object";
          case ARRAY -> "a list";
          default -> node.asText();
        };
    // Redacted together with its name, which may say that it is a secret.
    String told = Redaction.value(pointer + ": " + found);
    return Optional.of(new Mismatch(pointer + ": " + expected, told));
  }
}
