package io.deployguardian.aws.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The function under test, invoked the way Lambda does it: over the runtime API that Quarkus' event
 * server mocks.
 */
public final class Lambda {

  private static final Path EXAMPLES = Path.of("../../events/examples");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Lambda() {}

  public static JsonNode invoke(String payload) {
    return json(send(payload));
  }

  public static JsonNode invoke(JsonNode payload) {
    return invoke(payload.toString());
  }

  /** The status that the runtime API saw: 200, or 500 for a Lambda error. */
  public static HttpResponse<String> send(String payload) {
    int port =
        ConfigProvider.getConfig()
            .getValue("quarkus.lambda.mock-event-server.test-port", int.class);
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port))
            .POST(BodyPublishers.ofString(payload))
            .build();
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A golden event or payload of {@code events/examples}, such as {@code manual/probe}. */
  public static JsonNode example(String name) {
    try {
      return DomainJson.read(Files.readString(EXAMPLES.resolve(name + ".json")), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new AssertionError("the function failed: " + answer.statusCode() + " " + answer.body());
    }
    return DomainJson.read(answer.body(), JsonNode.class);
  }
}
