package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/**
 * A request that came in, answered or not.
 *
 * @param path with its query
 * @param headers by their name in lower case
 * @param status 0 if it got no answer
 */
public record Recorded(
    String method, String path, Map<String, String> headers, JsonNode body, int status) {

  public boolean isWrite() {
    return !method.equals("GET");
  }

  /** Empty if it isn't there. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** Without headers: they hold credentials. */
  @Override
  public String toString() {
    return method + " " + path + " " + status;
  }
}
