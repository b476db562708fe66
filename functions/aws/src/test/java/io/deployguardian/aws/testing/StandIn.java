package io.deployguardian.aws.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * An HTTP server on loopback that stands in for a service: what it was asked is kept, what it
 * answers is given.
 */
public final class StandIn implements AutoCloseable {

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  /**
   * @param path decoded
   * @param signature the {@code Authorization} header, empty without one
   */
  public record Call(String method, String path, String signature, String text) {

    /** What was sent as JSON; nothing otherwise. */
    public JsonNode body() {
      return DomainJson.read(text.startsWith("{") ? text : "{}", JsonNode.class);
    }
  }

  /**
   * @param error an AWS error's type, empty where there is none
   */
  public record Reply(int status, String error, String body) {

    public static Reply ok(String body) {
      return new Reply(200, "", body);
    }

    public static Reply error(int status, String error, String message) {
      return new Reply(
          status, error, "{\"message\":\"" + message + "\",\"Message\":\"" + message + "\"}");
    }
  }

  private StandIn(HttpServer server) {
    this.server = server;
  }

  public static StandIn answering(Function<Call, Reply> answers) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var standIn = new StandIn(server);
      server.createContext("/", exchange -> standIn.handle(exchange, answers));
      server.start();
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public List<Call> calls() {
    return List.copyOf(calls);
  }

  private void handle(HttpExchange exchange, Function<Call, Reply> answers) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String path =
          URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
      String signature =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
      var call = new Call(exchange.getRequestMethod(), path, signature, body);
      calls.add(call);
      Reply reply = answers.apply(call);
      if (!reply.error().isEmpty()) {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", reply.error());
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
