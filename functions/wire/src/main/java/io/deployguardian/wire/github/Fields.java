package io.deployguardian.wire.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.wire.github.Decoded.Malformed;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The fields of a payload, by dotted place. What is missing or wrong is remembered (the first of
 * it) and read as some value, which nobody may use then.
 */
final class Fields {

  /**
   * Control characters of all of Unicode, what breaks or turns a line, and lone surrogates, which
   * no UTF-8 can carry.
   */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]");

  private static final int FIRST_YEAR = 1971;
  private static final int LAST_YEAR = 9998;

  private final ObjectNode root;
  private Optional<Malformed> problem = Optional.empty();

  Fields(ObjectNode root) {
    this.root = root;
  }

  Optional<Malformed> problem() {
    return problem;
  }

  void wrong(String place, String found, String expected) {
    problem = problem.or(() -> Optional.of(new Malformed(place, found, expected)));
  }

  JsonNode at(String place) {
    return root.at("/" + place.replace('.', '/'));
  }

  /** One of GitHub's ids: a whole number above zero. */
  long id(String place) {
    JsonNode node = at(place);
    if (node.isIntegralNumber() && node.canConvertToLong() && node.longValue() > 0) {
      return node.longValue();
    }
    wrong(place, Body.kind(node), "an id");
    return 0;
  }

  /** Text of 1 to {@code most} printable characters. */
  String text(String place, int most) {
    return printable(place, at(place), most).orElse("");
  }

  /** Text or a number where there is one; empty for nothing and blank text. */
  Optional<String> word(String place, JsonNode node, int most) {
    if (node.isMissingNode() || node.isNull() || (node.isTextual() && node.textValue().isBlank())) {
      return Optional.empty();
    }
    return node.isIntegralNumber() ? Optional.of(node.asText()) : printable(place, node, most);
  }

  /** The first that is there of texts that only people read: cut to size and made printable. */
  Optional<String> shown(int most, String... places) {
    return Stream.of(places)
        .map(this::at)
        .filter(JsonNode::isTextual)
        .map(node -> printed(node.textValue(), most))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** Everything unprintable is a space, and {@code most} characters are enough. */
  static String printed(String text, int most) {
    String clean = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    boolean splits = clean.length() > most && Character.isLowSurrogate(clean.charAt(most));
    return clean.substring(0, Math.min(clean.length(), splits ? most - 1 : most)).strip();
  }

  /** The first of the places that holds a point in time; if none does, the first is wrong. */
  Instant instant(String first, String... others) {
    Optional<OffsetDateTime> at =
        Stream.concat(Stream.of(first), Stream.of(others))
            .map(this::at)
            .filter(JsonNode::isTextual)
            .flatMap(node -> parsed(node.textValue()).stream())
            .findFirst();
    if (at.isEmpty()) {
      JsonNode node = at(first);
      String example = node.isTextual() ? ", such as 2026-11-20T12:00:00Z" : "";
      wrong(first, Body.kind(node), "a point in time" + example);
    }
    return at.map(OffsetDateTime::toInstant).orElse(Instant.EPOCH);
  }

  /**
   * Absent where no usable URL is: anybody may write anything there, and a rollout is not lost for
   * it.
   */
  static Optional<URI> url(JsonNode node) {
    if (!node.isTextual()) {
      return Optional.empty();
    }
    try {
      URI url = new URI(node.textValue().strip());
      boolean web =
          "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
      return Optional.of(url).filter(u -> web && u.getHost() != null && u.getRawUserInfo() == null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Of this era: other years have signs, which no key sorts by. */
  private static Optional<OffsetDateTime> parsed(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text))
          .filter(at -> at.getYear() >= FIRST_YEAR && at.getYear() <= LAST_YEAR);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<String> printable(String place, JsonNode node, int most) {
    String expected = "text of 1 to " + most + " printable characters";
    if (!node.isTextual()) {
      wrong(place, Body.kind(node), expected);
      return Optional.empty();
    }
    String text = node.textValue();
    if (text.isBlank() || text.length() > most) {
      wrong(place, "text of " + text.length() + " characters", expected);
    } else if (UNPRINTABLE.matcher(text).find()) {
      wrong(place, "an unprintable character", expected);
    }
    return Optional.of(text);
  }
}
