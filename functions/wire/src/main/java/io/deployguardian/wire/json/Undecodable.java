package io.deployguardian.wire.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.stream.Collectors;

/**
 * Text that is not what it claims to be. Whoever meets one sets it aside: reading it again gives
 * the same.
 */
public final class Undecodable extends RuntimeException {

  private final String place;

  Undecodable(String place, String problem, Throwable cause) {
    super(place + ": " + problem, cause);
    this.place = place;
  }

  /** Jackson's message without its echo of the source, which may hold what no log should show. */
  static Undecodable of(String what, JacksonException cause) {
    String path = cause instanceof JsonMappingException mapping ? pathOf(mapping) : "";
    JsonLocation at = cause.getLocation();
    String where =
        at == null || at.getLineNr() < 0
            ? ""
            : " line " + at.getLineNr() + ", column " + at.getColumnNr();
    String place = path.isEmpty() ? what + where : what + "." + path;
    return new Undecodable(place, firstSentence(cause.getOriginalMessage()), cause);
  }

  /** Where, such as {@code Rollout.subject.key}. */
  public String place() {
    return place;
  }

  private static String pathOf(JsonMappingException cause) {
    return cause.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String firstSentence(String message) {
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
