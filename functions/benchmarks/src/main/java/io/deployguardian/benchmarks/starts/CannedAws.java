package io.deployguardian.benchmarks.starts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * Answers everything with an empty object, at once: a read of DynamoDB finds no item. So what is
 * measured is the function.
 */
public final class CannedAws implements AutoCloseable {

  private final HttpServer server;

  private CannedAws(HttpServer server) {
    this.server = server;
  }

  public static CannedAws start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", CannedAws::answer);
    server.start();
    return new CannedAws(server);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] body = {'{', '}'};
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  public String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What leads a client of the SDK here. */
  public Map<String, String> variables() {
    return Map.of(
        "AWS_ENDPOINT_URL", base(),
        "AWS_REGION", "eu-central-1",
        "AWS_ACCESS_KEY_ID", "bench",
        "AWS_SECRET_ACCESS_KEY", "bench");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
