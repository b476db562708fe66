package io.deployguardian.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Passes a call on over HTTP and brings the answer back. */
record Proxy(HttpClient client) {

  // Longer than the longest latency fault, so that a slow version is seen as slow and not as down.
  private static final Duration PATIENCE = Faults.LONGEST.plusSeconds(5);

  /** They speak of one connection, and there are two. */
  private static final Set<String> OF_ONE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /**
   * @throws IOException if there is no answer
   */
  Answer forward(Call call, URI target) throws IOException {
    try {
      return answer(client.send(request(call, target), BodyHandlers.ofByteArray()));
    } catch (IllegalArgumentException malformed) {
      // The JDK's server lets methods and headers in that its client refuses to send.
      return Answer.error(400, "request: " + malformed.getMessage());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", closing);
    }
  }

  private static HttpRequest request(Call call, URI target) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .method(
                call.method(),
                call.body().length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(call.body()));
    passedOn(call.headers())
        .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    return request.build();
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    return new Answer(response.statusCode(), passedOn(response.headers().map()), response.body());
  }

  private static Map<String, List<String>> passedOn(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> !OF_ONE_CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
