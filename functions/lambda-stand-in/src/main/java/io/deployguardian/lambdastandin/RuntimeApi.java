package io.deployguardian.lambdastandin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's Runtime API for one process, on loopback: the process asks for the next invocation and
 * reports what came of it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {

  private static final String RUNTIME = "/2018-06-01/runtime/";
  private static final Pattern REPORT =
      Pattern.compile(RUNTIME + "invocation/([0-9a-f-]{36})/(response|error)");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String arn;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final ConcurrentHashMap<String, Invocation> running = new ConcurrentHashMap<>();
  private final CompletableFuture<Optional<String>> initialised = new CompletableFuture<>();

  private RuntimeApi(HttpServer server, String arn) {
    this.server = server;
    this.arn = arn;
  }

  /**
   * @param arn the function's, as the process is told it
   */
  static RuntimeApi start(String arn) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var api = new RuntimeApi(server, arn);
    server.setExecutor(api.threads);
    server.createContext(RUNTIME, api::handle);
    server.start();
    return api;
  }

  /** Host and port, as AWS_LAMBDA_RUNTIME_API has it. */
  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Empty once the process asked for its first invocation; otherwise the error it began with. */
  CompletableFuture<Optional<String>> initialised() {
    return initialised;
  }

  void submit(Invocation invocation) {
    running.put(invocation.id(), invocation);
    invocation.outcome().whenComplete((outcome, _) -> running.remove(invocation.id()));
    waiting.add(invocation);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher report = REPORT.matcher(path);
      if (path.equals(RUNTIME + "invocation/next")) {
        next(exchange);
      } else if (path.equals(RUNTIME + "init/error")) {
        initialised.complete(Optional.of(body));
        accepted(exchange);
      } else if (report.matches()) {
        reported(exchange, report.group(1), report.group(2).equals("error"), body);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    initialised.complete(Optional.empty());
    Invocation next;
    try {
      next = waiting.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return; // Closed: the connection ends, and with it the process.
    }
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", next.id());
    headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(next.deadline().toEpochMilli()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", arn);
    headers.set("Lambda-Runtime-Trace-Id", next.trace());
    send(exchange, 200, next.payload());
  }

  private void reported(HttpExchange exchange, String id, boolean failed, String body)
      throws IOException {
    Invocation invocation = running.get(id);
    if (invocation == null) {
      send(exchange, 400, "{\"errorType\":\"InvalidRequestID\"}"); // Timed out, or told twice.
    } else {
      // Told only afterwards: whoever waits may close this server at once.
      accepted(exchange);
      if (failed) {
        invocation.failed(body);
      } else {
        invocation.answered(body);
      }
    }
  }

  private static void accepted(HttpExchange exchange) throws IOException {
    send(exchange, 202, "{\"status\":\"OK\"}");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
