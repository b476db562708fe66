package io.deployguardian.wire.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real server on loopback, which notes each request's host, path and query. */
final class ProbedServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String scheme;
  final Queue<String> asked = new ConcurrentLinkedQueue<>();

  ProbedServer() throws IOException {
    this(HttpServer.create(anyPort(), 0), "http");
  }

  ProbedServer(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(threads);
    server.start();
  }

  static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI at(String host) {
    return URI.create(scheme + "://" + host + ":" + port());
  }

  ProbedServer on(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          asked.add(exchange.getRequestHeaders().getFirst("Host") + " " + exchange.getRequestURI());
          try (exchange) {
            handler.handle(exchange);
          }
        });
    return this;
  }

  ProbedServer answering(String path, int status, String body) {
    return on(path, exchange -> answer(exchange, status, body));
  }

  ProbedServer redirecting(String path, String location) {
    return on(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Location", location);
          exchange.sendResponseHeaders(302, -1);
        });
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
