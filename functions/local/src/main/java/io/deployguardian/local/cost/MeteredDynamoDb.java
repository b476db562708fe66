package io.deployguardian.local.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;

/**
 * Stands in front of DynamoDB and asks it, with each request, what capacity that took. So no code
 * that runs on AWS has to know of it, and what is counted is what was really asked.
 */
final class MeteredDynamoDb implements AutoCloseable {

  /** The barrier of the local host, and a table's making, are nothing that AWS sees. */
  private static final String BARRIER = "\"BARRIER\"";

  private static final Set<String> READS = Set.of("GetItem", "Query", "BatchGetItem", "Scan");
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems");

  /** Told of each request that DynamoDB is paid for. */
  interface Listener {
    void used(String operation, double readUnits, double writeUnits);
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;
  private final URI behind;
  private final Listener listener;

  MeteredDynamoDb(URI behind, Listener listener) throws IOException {
    this.behind = behind;
    this.listener = listener;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::pass);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      String operation = target.substring(target.indexOf('.') + 1);
      byte[] body = exchange.getRequestBody().readAllBytes();
      var request = (ObjectNode) DomainJson.mapper().readTree(body);
      boolean metered = isMetered(operation, request);
      if (metered) {
        request.put("ReturnConsumedCapacity", "INDEXES");
      }
      HttpResponse<byte[]> answer = ask(exchange, DomainJson.mapper().writeValueAsBytes(request));
      if (metered) {
        meter(operation, request, answer);
      }
      answer
          .headers()
          .firstValue("x-amz-crc32")
          .ifPresent(crc -> exchange.getResponseHeaders().set("x-amz-crc32", crc));
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isMetered(String operation, JsonNode request) {
    return (READS.contains(operation) || WRITES.contains(operation))
        && !request.path("Key").toString().contains(BARRIER);
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(behind).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    for (String header : List.of("X-Amz-Target", "Authorization", "X-Amz-Date", "Content-Type")) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        request.header(header, value);
      }
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private void meter(String operation, JsonNode request, HttpResponse<byte[]> answer)
      throws IOException {
    double units =
        answer.statusCode() == 200
            ? units(operation, DomainJson.mapper().readTree(answer.body()))
            : refused(operation, request);
    boolean read = READS.contains(operation);
    listener.used(operation, read ? Math.max(units, least(request)) : 0, read ? 0 : units);
  }

  private static double units(String operation, JsonNode answer) {
    JsonNode consumed = answer.path("ConsumedCapacity");
    if (consumed.isMissingNode()) {
      throw new IllegalStateException(operation + ": found no ConsumedCapacity, expected it");
    }
    if (!consumed.isArray()) {
      return consumed.path("CapacityUnits").asDouble();
    }
    double sum = 0;
    for (JsonNode table : consumed) {
      sum += table.path("CapacityUnits").asDouble() / excess(operation, table);
    }
    return sum;
  }

  /**
   * A transaction costs twice. DynamoDB Local doubles it twice where an index is written, too; that
   * AWS doubles an index's part at all is the worse of what could be.
   */
  private static int excess(String operation, JsonNode table) {
    return operation.equals("TransactWriteItems") && table.has("GlobalSecondaryIndexes") ? 2 : 1;
  }

  /**
   * A read that finds nothing costs as one that finds little; DynamoDB Local says it costs none.
   */
  private static double least(JsonNode request) {
    return request.path("ConsistentRead").asBoolean() ? 1 : 0.5;
  }

  /** What a condition stopped is paid for, too; DynamoDB says no number then, so the least. */
  private static double refused(String operation, JsonNode request) {
    return operation.equals("TransactWriteItems") ? 2.0 * request.path("TransactItems").size() : 1;
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }
}
