package io.deployguardian.lambdastandin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer of Lambda's invoke API. */
public record InvokeAnswer(int status, Map<String, String> headers, String body) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VERSION = "X-Amz-Executed-Version";

  /** A function error is an answer with status 200, too: only a header tells it. */
  static InvokeAnswer of(Outcome outcome, String version) {
    return new InvokeAnswer(
        200,
        outcome.failed()
            ? Map.of(VERSION, version, "X-Amz-Function-Error", "Unhandled")
            : Map.of(VERSION, version),
        outcome.payload());
  }

  static InvokeAnswer empty(int status, String version) {
    return new InvokeAnswer(status, Map.of(VERSION, version), "");
  }

  /** Lambda itself refuses. */
  static InvokeAnswer error(int status, String type, String message) {
    var body =
        JSON.createObjectNode()
            .put("Type", status < 500 ? "User" : "Service")
            .put("Message", message);
    return new InvokeAnswer(status, Map.of("x-amzn-ErrorType", type), body.toString());
  }

  void send(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
