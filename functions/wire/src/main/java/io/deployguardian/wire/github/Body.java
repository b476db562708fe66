package io.deployguardian.wire.github;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.wire.github.Decoded.Malformed;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A body's JSON object, or why it has none. */
sealed interface Body {

  record Parsed(ObjectNode json) implements Body {}

  record Broken(Malformed why) implements Body {}

  /** GitHub's own payloads are about ten deep; what a pipeline adds is seldom deeper. */
  int NESTING = 64;

  String PLACE = "body";

  JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(NESTING).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static Body of(Delivery delivery) {
    if (!delivery.isForm()) {
      return utf8(delivery.body()).map(Body::parsed).orElseGet(Body::notUtf8);
    }
    Optional<byte[]> payload = field(delivery.body());
    return payload.isEmpty()
        ? broken("a form without one payload", "payload=...")
        : utf8(payload.get()).map(Body::parsed).orElseGet(Body::notUtf8);
  }

  static Body parsed(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      return json instanceof ObjectNode object
          ? new Parsed(object)
          : broken(json == null || json.isMissingNode() ? "nothing" : kind(json), "a JSON object");
    } catch (StreamConstraintsException e) {
      return broken(
          "more than can be read, such as nesting deeper than " + NESTING, "a JSON object");
    } catch (JacksonException e) {
      // Not the parser's words: they quote the body.
      boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
      return new Broken(
          new Malformed(
              place(e.getLocation()),
              twice ? "a key for the second time" : "broken JSON",
              "a JSON object"));
    }
  }

  static String kind(JsonNode json) {
    return switch (json.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a truth value";
      case NULL, MISSING -> "nothing";
    };
  }

  private static Body broken(String found, String expected) {
    return new Broken(new Malformed(PLACE, found, expected));
  }

  private static Body notUtf8() {
    return broken("bytes that are no UTF-8", "UTF-8");
  }

  private static String place(JsonLocation at) {
    return at == null ? PLACE : PLACE + " line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The form's only field {@code payload}; empty if there is none, several or a broken one. */
  private static Optional<byte[]> field(byte[] form) {
    String text = new String(form, StandardCharsets.ISO_8859_1);
    String found = null;
    for (String pair : text.split("&")) {
      if (pair.startsWith("payload=")) {
        if (found != null) {
          return Optional.empty();
        }
        found = pair.substring("payload=".length());
      }
    }
    return Optional.ofNullable(found).flatMap(Body::unescaped);
  }

  /** Bytes, not text as the JDK's decoder gives: it would hide what is no UTF-8. */
  private static Optional<byte[]> unescaped(String value) {
    var bytes = new ByteArrayOutputStream(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '%') {
        bytes.write(c == '+' ? ' ' : c);
        continue;
      }
      boolean whole = i + 2 < value.length();
      int high = whole ? Character.digit(value.charAt(i + 1), 16) : -1;
      int low = whole ? Character.digit(value.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      bytes.write(high * 16 + low);
      i += 2;
    }
    return Optional.of(bytes.toByteArray());
  }
}
