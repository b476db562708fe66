package io.deployguardian.wire.payload;

import com.fasterxml.jackson.databind.JsonNode;

/** What stands in a payload, for people. Text is only named: it may be long, or a secret. */
final class Found {

  private static final int SHOWN = 60;

  private Found() {}

  static String in(JsonNode node) {
    if (node == null) {
      return "nothing";
    }
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> node.asText().isBlank() ? "an empty text" : "text";
      case NUMBER ->
          Double.isInfinite(node.doubleValue()) ? "a number too large" : shown(node.asText());
      case BOOLEAN, NULL -> node.asText();
      case MISSING -> "nothing";
    };
  }

  /** A text that is no secret: a word was expected. */
  static String word(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank() ? shown(node.textValue()) : in(node);
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
