package io.deployguardian.lambdastandin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What becomes of a call of Lambda's API that isn't an invocation. */
public interface OtherCalls {

  /** There is nobody who would know. */
  OtherCalls REFUSED =
      exchange ->
          InvokeAnswer.error(
              404, "UnknownOperationException", "found " + exchange.getRequestURI().getPath());

  InvokeAnswer answer(HttpExchange exchange) throws IOException;

  /**
   * An emulator answers them, which knows what was deployed and runs none of it: so one address
   * does for all of Lambda. The request is passed on as it was signed, so AWS itself would refuse
   * it.
   */
  static OtherCalls passedOnTo(URI endpoint) {
    var client = HttpClient.newHttpClient();
    return exchange -> passedOn(client, endpoint, exchange);
  }

  private static InvokeAnswer passedOn(HttpClient client, URI endpoint, HttpExchange exchange)
      throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    var request =
        HttpRequest.newBuilder(endpoint.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    // The client sets these itself, and takes them from nobody.
    Set<String> own = Set.of("host", "content-length", "connection", "expect", "upgrade");
    exchange.getRequestHeaders().entrySet().stream()
        .filter(header -> !own.contains(header.getKey().toLowerCase(Locale.ROOT)))
        .forEach(header -> header.getValue().forEach(it -> request.header(header.getKey(), it)));
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      Map<String, String> type =
          answer
              .headers()
              .firstValue("x-amzn-ErrorType")
              .map(it -> Map.of("x-amzn-ErrorType", it))
              .orElse(Map.of());
      return new InvokeAnswer(answer.statusCode(), type, answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
