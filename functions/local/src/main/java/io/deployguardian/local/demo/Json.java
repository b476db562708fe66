package io.deployguardian.local.demo;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/** Strict JSON: no repeated keys, nothing after the end, no unknown keys. */
final class Json {

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static byte[] bytes(JsonNode json) {
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static Decoded<ObjectNode> parse(String place, byte[] bytes) {
    try {
      return MAPPER.readTree(bytes) instanceof ObjectNode object
          ? new Decoded.Good<>(object)
          : new Decoded.Bad<>(new Problem(place, "something else", "a JSON object"));
    } catch (IOException malformed) {
      // The message proper, without Jackson's excerpt of the source and its location.
      String found =
          malformed instanceof JacksonException jackson
              ? jackson.getOriginalMessage()
              : malformed.getMessage();
      return new Decoded.Bad<>(new Problem(place, found, "a JSON object"));
    }
  }

  static Optional<Problem> unknownKey(JsonNode object, Set<String> known) {
    return object
        .propertyStream()
        .filter(property -> !known.contains(property.getKey()))
        .map(
            property ->
                new Problem(
                    property.getKey(), "an unknown key", "one of " + String.join(", ", known)))
        .findFirst();
  }
}
