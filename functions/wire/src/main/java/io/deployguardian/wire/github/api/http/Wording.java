package io.deployguardian.wire.github.api.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** GitHub's own words, made fit for a report: one short line without what looks like a secret. */
final class Wording {
  private static final int LENGTH = 300;

  /** Looked at before the cut, so that half a secret isn't shown because its end is missing. */
  private static final int LOOKED_AT = 4096;

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\s]+");
  private static final Pattern SECRET =
      Pattern.compile(
          "gh[pousr]_\\w+|github_pat_\\w+|v1\\.[0-9a-f]{40}|eyJ[\\w-]{8,}(?:\\.[\\w-]+)*"
              + "|(?i:bearer|basic)\\s+[\\w.+/=~-]{8,}|[A-Za-z0-9+/_-]{60,}={0,2}");

  private Wording() {}

  /** The message of an error and what it says of each field; empty if it is no JSON of GitHub's. */
  static String of(String body) {
    try {
      JsonNode json = MAPPER.readTree(body);
      if (json == null) {
        return "";
      }
      String fields =
          StreamSupport.stream(json.path("errors").spliterator(), false)
              .map(Wording::error)
              .collect(Collectors.joining("; "));
      String message = json.path("message").asText("");
      return clean(fields.isEmpty() ? message : message + " (" + fields + ")");
    } catch (JacksonException e) {
      return "";
    }
  }

  static String clean(String text) {
    String start = text.substring(0, Math.min(text.length(), LOOKED_AT));
    String line = UNPRINTABLE.matcher(start).replaceAll(" ").strip();
    String open = SECRET.matcher(line).replaceAll("***");
    return open.length() <= LENGTH ? open : open.substring(0, LENGTH) + "...";
  }

  /** Text, or an object with a message or a code. */
  private static String error(JsonNode error) {
    if (error.isTextual()) {
      return error.asText();
    }
    String said = text(error, "message").or(() -> text(error, "code")).orElse("invalid");
    return text(error, "field").map(field -> field + " " + said).orElse(said);
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.ofNullable(node.path(field).textValue());
  }
}
