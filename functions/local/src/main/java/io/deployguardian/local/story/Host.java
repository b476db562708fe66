package io.deployguardian.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.local.demo.Route;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the story asks of a running host, over HTTP like anybody else. */
final class Host {

  static final Route ROUTE = new Route(String.valueOf(GitHub.REPOSITORY), "shop", "production");

  /** A version as the pipeline publishes it, with its faults. */
  record Version(String artifact, double errors, boolean unhealthy) {

    static Version good(String artifact) {
      return new Version(artifact, 0, false);
    }
  }

  private final URI base;
  private final HttpClient http = HttpClient.newHttpClient();

  Host(URI base) {
    this.base = base;
  }

  /** The pipeline's part: the version runs, without traffic. */
  void publish(Version version) throws IOException, InterruptedException {
    var faults = DomainJson.mapper().createObjectNode();
    faults.put("errors", version.errors()).put("unhealthy", version.unhealthy());
    String name = URLEncoder.encode(version.artifact(), StandardCharsets.UTF_8);
    send("PUT", "/demo/versions/" + name, DomainJson.write(faults));
  }

  JsonNode rollout(String id) throws IOException, InterruptedException {
    return send("GET", "/rollouts/" + id, null);
  }

  JsonNode rollouts() throws IOException, InterruptedException {
    return send("GET", "/rollouts", null).path("rollouts");
  }

  JsonNode weights() throws IOException, InterruptedException {
    return send("GET", "/demo/routes/" + path(), null);
  }

  /**
   * Somebody else than the guardian shifts traffic.
   *
   * @return the target's revision after it
   */
  long shift(Map<String, Integer> weights) throws IOException, InterruptedException {
    var body = DomainJson.mapper().createObjectNode();
    weights.forEach(body.putObject("weights")::put);
    return send("PUT", "/demo/routes/" + path(), DomainJson.write(body)).path("revision").asLong();
  }

  /** What the router counted in the last two minutes, by artifact. */
  JsonNode traffic() throws IOException, InterruptedException {
    return send("GET", "/demo/routes/" + path() + "/traffic?seconds=120", null).path("artifacts");
  }

  private static String path() {
    return ROUTE.repositoryId() + "/" + ROUTE.service() + "/" + ROUTE.environment();
  }

  private JsonNode send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    return DomainJson.mapper().readTree(response.body());
  }
}
