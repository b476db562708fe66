package io.deployguardian.lambdastandin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lambda's invoke API for the packages of a folder, on loopback. What it leaves out: it checks no
 * signature, runs one process per function, and tries no asynchronous invocation again. Calls that
 * are no invocations are others' ({@link OtherCalls}).
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
public final class LambdaStandIn implements AutoCloseable {

  private static final Pattern PATH =
      Pattern.compile("/2015-03-31/functions/([^/]+)/invocations/?");
  private static final Pattern QUALIFIER = Pattern.compile("(?:.*&)?Qualifier=([^&]+).*");
  private static final int LARGEST = 6 * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final HostedFunctions functions;
  private final OtherCalls others;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LambdaStandIn(HttpServer server, HostedFunctions functions, OtherCalls others) {
    this.server = server;
    this.functions = functions;
    this.others = others;
  }

  /**
   * @param port 0 takes any free one
   * @param packages see {@link FunctionFolder}
   * @param name what the functions' names begin with
   * @param logs each function's output goes to a file here
   */
  public static LambdaStandIn start(
      int port,
      Path packages,
      String name,
      Configurations configurations,
      OtherCalls others,
      Path logs)
      throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var functions = new HostedFunctions(new FunctionFolder(packages, name), configurations, logs);
    var standIn = new LambdaStandIn(HttpServer.create(address, 0), functions, others);
    standIn.server.setExecutor(standIn.threads);
    standIn.server.createContext("/", standIn::handle);
    standIn.server.start();
    return standIn;
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
      answer(exchange).send(exchange);
    }
  }

  private InvokeAnswer answer(HttpExchange exchange) throws IOException {
    Matcher path = PATH.matcher(exchange.getRequestURI().getRawPath());
    if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
      return passedOn(exchange);
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      return InvokeAnswer.error(413, "RequestTooLargeException", "expected at most 6 MB");
    }
    String asked = URLDecoder.decode(path.group(1), StandardCharsets.UTF_8);
    String payload = body.length == 0 ? "{}" : new String(body, StandardCharsets.UTF_8);
    Optional<String> complaint = complaint(payload);
    if (complaint.isPresent()) {
      return InvokeAnswer.error(400, "InvalidRequestContentException", complaint.get());
    }
    try {
      return invoke(asked, payload, exchange);
    } catch (IOException e) {
      return InvokeAnswer.error(500, "ServiceException", asked + ": " + e.getMessage());
    }
  }

  private InvokeAnswer passedOn(HttpExchange exchange) {
    try {
      return others.answer(exchange);
    } catch (IOException e) {
      return InvokeAnswer.error(502, "ServiceException", "nobody else answers: " + e);
    }
  }

  private static Optional<String> complaint(String payload) {
    try {
      JSON.readTree(payload);
      return Optional.empty();
    } catch (JacksonException e) {
      return Optional.of(
          "Could not parse request body into json: Could not parse payload into json: "
              + e.getOriginalMessage());
    }
  }

  private InvokeAnswer invoke(String asked, String payload, HttpExchange exchange)
      throws IOException {
    var name = FunctionName.parse(asked, qualifier(exchange.getRequestURI()));
    Optional<HostedFunction> function =
        name.isPresent() ? functions.find(name.get()) : Optional.empty();
    if (function.isEmpty()) {
      return InvokeAnswer.error(404, "ResourceNotFoundException", "Function not found: " + asked);
    }
    String type = exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type");
    return switch (type == null ? "RequestResponse" : type) {
      case "RequestResponse" ->
          InvokeAnswer.of(function.get().invoke(payload), function.get().version());
      case "Event" -> {
        threads.execute(() -> later(asked, function.get(), payload));
        yield InvokeAnswer.empty(202, function.get().version());
      }
      case "DryRun" -> InvokeAnswer.empty(204, function.get().version());
      default ->
          InvokeAnswer.error(
              400,
              "InvalidParameterValueException",
              "X-Amz-Invocation-Type: found " + type + ", expected RequestResponse, Event, DryRun");
    };
  }

  /** Nobody waits for it, so what goes wrong is only said here. */
  private static void later(String asked, HostedFunction function, String payload) {
    try {
      Outcome outcome = function.invoke(payload);
      if (outcome.failed()) {
        System.err.println("lambda: " + asked + " failed: " + outcome.payload());
      }
    } catch (IOException e) {
      System.err.println("lambda: " + asked + " was not invoked: " + e.getMessage());
    }
  }

  private static Optional<String> qualifier(URI uri) {
    Matcher query = QUALIFIER.matcher(uri.getQuery() == null ? "" : uri.getQuery());
    return query.matches() ? Optional.of(query.group(1)) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    functions.close();
    threads.shutdownNow();
  }
}
