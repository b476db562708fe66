package io.deployguardian.local.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A response, complete before the first byte of it is sent. */
record Answer(int status, Map<String, List<String>> headers, byte[] body) {

  static Answer json(int status, ObjectNode json) {
    return new Answer(
        status, Map.of("Content-Type", List.of("application/json")), Json.bytes(json));
  }

  static Answer error(int status, String message) {
    return json(status, Json.object().put("error", message));
  }

  static Answer bad(Problem problem) {
    return json(
        400,
        Json.object()
            .put("error", problem.sentence())
            .put("place", problem.place())
            .put("found", problem.found())
            .put("expected", problem.expected()));
  }

  static Answer notFound(Call call) {
    return error(404, "nothing at /demo/" + String.join("/", call.segments()));
  }

  static Answer notAllowed(Call call, String allowed) {
    return error(405, "method: found %s, expected %s".formatted(call.method(), allowed))
        .with("Allow", allowed);
  }

  Answer with(String header, String value) {
    Map<String, List<String>> more = new HashMap<>(headers);
    more.put(header, List.of(value));
    return new Answer(status, more, body);
  }

  void sendTo(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().putAll(headers);
    boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    // The JDK's server takes -1 for "no body" and 0 for "of unknown length".
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }
}
