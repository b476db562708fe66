package io.deployguardian.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * A demo world behind a real server, as the local host embeds it, and a client that talks to it.
 */
final class DemoHost implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final DemoWorld world;

  private DemoHost(HttpServer server, Path directory, Rate rate) {
    this.server = server;
    this.base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    this.world = new DemoWorld(directory, base, Clock.systemUTC(), new Random(7), rate);
    server.setExecutor(threads);
    server.createContext("/demo/", world.api());
    server.start();
  }

  static DemoHost on(Path directory, Rate rate) {
    try {
      return new DemoHost(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
          directory,
          rate);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  DemoWorld world() {
    return world;
  }

  DemoRouter router() {
    return world.router();
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, "");
  }

  HttpResponse<String> put(String path, String body, String... headers) {
    return send("PUT", path, body, headers);
  }

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /**
   * @return the answers to so many requests, a few of them at a time
   */
  List<HttpResponse<String>> getOften(int times, String path) {
    try (ExecutorService few = Executors.newFixedThreadPool(16)) {
      List<CompletableFuture<HttpResponse<String>>> answers =
          IntStream.range(0, times)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> get(path), few))
              .toList();
      return answers.stream().map(CompletableFuture::join).toList();
    }
  }

  /** Everything that was ever seen, including the second in progress. */
  Observed everything(Route route, String artifact) {
    Instant now = Instant.now();
    return router().observe(route, artifact, now.minus(TrafficLog.KEPT), now.plusSeconds(1));
  }

  static JsonNode json(HttpResponse<String> response) {
    return State.require(Json.parse("body", response.body().getBytes()));
  }

  /** Generous, because it ends as soon as the condition holds: only a failing test is slow. */
  static boolean eventually(BooleanSupplier condition) {
    Instant patience = Instant.now().plus(Duration.ofSeconds(30));
    while (!condition.getAsBoolean() && Instant.now().isBefore(patience)) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
    return condition.getAsBoolean();
  }

  @Override
  public void close() {
    world.close();
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }
}
