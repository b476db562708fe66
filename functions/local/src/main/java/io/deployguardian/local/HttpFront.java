package io.deployguardian.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.wire.door.IntakeDoor;
import io.deployguardian.wire.door.Queries;
import io.deployguardian.wire.door.Watch;
import io.deployguardian.wire.json.DecisionJson;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What the host serves: the webhook, Lambda's invoke API, and the queries. */
final class HttpFront {

  private static final String INVOKE = "/2015-03-31/functions/";
  private static final String INVOCATIONS = "/invocations";
  private static final int NEWEST = 200;

  private final IntakeDoor intake;
  private final Functions functions;
  private final Queries queries;
  private final Consumer<byte[]> overhears;
  private final Watch watch;

  /**
   * @param overhears whoever gets each webhook before the guardian does
   */
  HttpFront(
      IntakeDoor intake,
      Functions functions,
      Queries queries,
      Consumer<byte[]> overhears,
      Watch watch) {
    this.intake = intake;
    this.functions = functions;
    this.queries = queries;
    this.overhears = overhears;
    this.watch = watch;
  }

  /** A path's answer. */
  private interface Page {
    void answer(HttpExchange exchange) throws IOException;
  }

  void serveOn(HttpServer server) {
    serve(server, "/webhook", this::webhook);
    serve(server, "/health", this::webhook);
    serve(server, INVOKE, this::invoke);
    serve(server, "/rollouts", this::rollouts);
    serve(server, "/decisions.jsonl", this::decisions);
    serve(
        server,
        "/",
        exchange ->
            send(
                exchange,
                404,
                error(
                    "path: found "
                        + exchange.getRequestURI().getPath()
                        + ", expected /webhook, /rollouts, /rollouts/{id}, /decisions.jsonl, /health/ready or "
                        + INVOKE
                        + "{name}"
                        + INVOCATIONS)));
  }

  private void serve(HttpServer server, String path, Page page) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            orFail(page, exchange);
          }
        });
  }

  /**
   * Inside the exchange's own try: a catch beside it would find the exchange closed, and could say
   * nothing.
   */
  private void orFail(Page page, HttpExchange exchange) throws IOException {
    try {
      page.answer(exchange);
    } catch (RuntimeException e) {
      watch.failed(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath(), e);
      send(exchange, 500, error("the host failed; its log says why"));
    }
  }

  private void webhook(HttpExchange exchange) throws IOException {
    // One byte more than is accepted tells too large from just right; the rest is drained unread.
    byte[] body = exchange.getRequestBody().readNBytes(IntakeDoor.largest() + 1);
    boolean tooLarge = body.length > IntakeDoor.largest();
    if (tooLarge) {
      drain(exchange.getRequestBody());
    }
    overhears.accept(body);
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    IntakeDoor.Answer answer =
        intake.receive(
            new IntakeDoor.Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                headers,
                body,
                tooLarge));
    send(exchange, answer.status(), answer.body());
  }

  /** Up to GitHub's own cap, so that the sender gets to read our answer. */
  private static void drain(InputStream rest) throws IOException {
    long left = 26_000_000;
    byte[] buffer = new byte[64 * 1024];
    for (int n = rest.read(buffer); n >= 0 && left > 0; n = rest.read(buffer)) {
      left -= n;
    }
  }

  /**
   * Lambda's own invoke API, so that the AWS CLI works with {@code --endpoint-url}.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
   */
  private void invoke(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String asked = path.substring(INVOKE.length()).replace(INVOCATIONS, "");
    Optional<String> function = functions.find(asked.replaceFirst(":.*", ""));
    if (!path.endsWith(INVOCATIONS) || function.isEmpty()) {
      exchange.getResponseHeaders().set("x-amzn-errortype", "ResourceNotFoundException");
      var body = DomainJson.mapper().createObjectNode();
      send(
          exchange,
          404,
          body.put("Type", "User")
              .put("Message", "Function not found: " + asked + "; there are " + functions.names()));
      return;
    }
    JsonNode payload;
    try {
      byte[] body = exchange.getRequestBody().readNBytes(IntakeDoor.largest());
      payload =
          DomainJson.mapper()
              .readTree(body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body);
    } catch (JacksonException e) {
      exchange.getResponseHeaders().set("x-amzn-errortype", "InvalidRequestContentException");
      var body = DomainJson.mapper().createObjectNode();
      send(
          exchange,
          400,
          body.put("Type", "User")
              .put("Message", "Could not parse the payload: " + e.getOriginalMessage()));
      return;
    }
    String type = exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type");
    switch (type == null ? "RequestResponse" : type) {
      case "Event" -> {
        Thread.startVirtualThread(() -> invoked(function.get(), payload, exchange, false));
        exchange.sendResponseHeaders(202, -1);
      }
      case "DryRun" -> exchange.sendResponseHeaders(204, -1);
      default -> send(exchange, 200, invoked(function.get(), payload, exchange, true));
    }
  }

  private JsonNode invoked(
      String function, JsonNode payload, HttpExchange exchange, boolean waits) {
    try {
      return functions.invoke(function, payload);
    } catch (RuntimeException e) {
      watch.failed("invoke of " + function, e);
      if (waits) {
        exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
      }
      return DomainJson.mapper()
          .createObjectNode()
          .put("errorType", e.getClass().getName())
          .put("errorMessage", String.valueOf(e.getMessage()));
    }
  }

  private void rollouts(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/rollouts") || path.equals("/rollouts/")) {
      send(exchange, 200, queries.newest(NEWEST));
      return;
    }
    String id = path.substring("/rollouts/".length());
    var found = queries.rollout(new RolloutId(id));
    send(
        exchange,
        found.isPresent() ? 200 : 404,
        found
            .<JsonNode>map(view -> view)
            .orElseGet(() -> error("rollout: found no rollout " + id)));
  }

  private void decisions(HttpExchange exchange) throws IOException {
    String lines =
        queries.decisionsOf(Optional.empty(), NEWEST).stream()
            .map(decision -> DecisionJson.line(decision) + "\n")
            .collect(Collectors.joining());
    send(exchange, 200, "application/jsonl", lines);
  }

  private static JsonNode error(String message) {
    return DomainJson.mapper().createObjectNode().put("error", message);
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    send(exchange, status, "application/json", DomainJson.write(body) + "\n");
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  static URI base(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }
}
