package io.deployguardian.local.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request to the demo, read in full.
 *
 * @param segments the raw path after {@code /demo/}, still URL-encoded: an artifact may contain an
 *     encoded slash
 * @param query raw, or null
 */
record Call(String method, List<String> segments, String query, Headers headers, byte[] body) {

  static final int LONGEST_BODY = 1 << 20;

  /**
   * @return the call, or nothing if its body is too long to be held
   */
  static Optional<Call> read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    return body.length > LONGEST_BODY
        ? Optional.empty()
        : Optional.of(
            new Call(
                exchange.getRequestMethod(),
                segments(exchange.getRequestURI().getRawPath()),
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders(),
                body));
  }

  // The first two are what comes before the leading slash, and "demo".
  private static List<String> segments(String rawPath) {
    return Stream.of(rawPath.split("/", -1)).skip(2).toList();
  }

  int size() {
    return segments.size();
  }

  /**
   * @return the decoded segment, empty if the path is shorter
   */
  String segment(int index) {
    return index < segments.size() ? PathSegment.decode(segments.get(index)) : "";
  }

  /**
   * @return path and query after the first segments, as the version behind a proxy sees them
   */
  String rest(int skipped) {
    String path = "/" + String.join("/", segments.stream().skip(skipped).toList());
    return query == null ? path : path + "?" + query;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  Decoded<Route> route() {
    List<String> parts = Stream.of(1, 2, 3).map(this::segment).toList();
    return parts.stream().allMatch(Route::isName)
        ? new Decoded.Good<>(Route.of(parts))
        : new Decoded.Bad<>(
            new Problem(
                "path",
                String.join("/", segments),
                segment(0) + "/{repositoryId}/{service}/{environment}"));
  }

  Decoded<String> artifact() {
    return Artifacts.problem("path", segment(1))
        .<Decoded<String>>map(Decoded.Bad::new)
        .orElseGet(() -> new Decoded.Good<>(segment(1)));
  }
}
