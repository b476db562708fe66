package io.deployguardian.local.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** One release as a running process would be: an HTTP service of its own on a port of its own. */
final class DemoVersion implements AutoCloseable {

  private static final Duration FASTEST = Duration.ofMillis(2);
  private static final Duration JITTER = Duration.ofMillis(8);

  private final String artifact;
  private final Supplier<Faults> faults;
  private final RandomGenerator chance;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private DemoVersion(
      String artifact, Supplier<Faults> faults, RandomGenerator chance, HttpServer server) {
    this.artifact = artifact;
    this.faults = faults;
    this.chance = chance;
    this.server = server;
  }

  /**
   * @param faults asked anew on each request, so that a change works at once
   */
  static DemoVersion start(String artifact, Supplier<Faults> faults, RandomGenerator chance)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    DemoVersion version = new DemoVersion(artifact, faults, chance, server);
    server.setExecutor(version.threads);
    server.createContext("/", version::serve);
    server.start();
    return version;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Answer answer = path.equals("/health") ? health() : page(path);
      answer.with("X-Release", artifact).sendTo(exchange);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer health() {
    return faults.get().unhealthy() ? report(503, "DOWN") : report(200, "UP");
  }

  private Answer report(int status, String word) {
    return Answer.json(status, Json.object().put("status", word).put("version", artifact));
  }

  private Answer page(String path) throws InterruptedException {
    Faults now = faults.get();
    Thread.sleep(FASTEST.plusNanos(chance.nextLong(JITTER.toNanos())).plus(now.latency()));
    return chance.nextDouble() < now.errors()
        ? Answer.error(500, "injected fault")
        : Answer.json(200, Json.object().put("version", artifact).put("path", path));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
