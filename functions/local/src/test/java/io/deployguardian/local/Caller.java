package io.deployguardian.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whoever talks to a host over HTTP: GitHub, a pipeline, a person with the AWS CLI. */
final class Caller {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;

  Caller(URI base) {
    this.base = base;
  }

  record Answer(int status, HttpHeaders headers, String body) {

    JsonNode json() {
      return DomainJson.readStrictly(body, JsonNode.class);
    }
  }

  URI base() {
    return base;
  }

  Answer deliver(Delivery delivery) {
    return deliver(delivery, Optional.of(delivery.signature()));
  }

  Answer deliver(Delivery delivery, Optional<String> signature) {
    HttpRequest.Builder request =
        to("/webhook")
            .header("Content-Type", delivery.contentType())
            .header("X-GitHub-Event", delivery.event())
            .header("X-GitHub-Delivery", delivery.guid())
            .POST(BodyPublishers.ofByteArray(delivery.body()));
    signature.ifPresent(value -> request.header("X-Hub-Signature-256", value));
    return send(request);
  }

  /** As {@code aws lambda invoke} does. */
  Answer invoke(String function, String payload, String... headers) {
    HttpRequest.Builder request =
        to("/2015-03-31/functions/" + function + "/invocations")
            .POST(BodyPublishers.ofString(payload));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  /** The whole rollout; {@code {"error": ...}} while there is none. */
  JsonNode rollout(Deployed deployed) {
    return get("/rollouts/" + deployed.rollout()).json();
  }

  String stateOf(Deployed deployed) {
    return rollout(deployed).path("state").asText("none");
  }

  JsonNode weights(Deployed deployed) {
    return get("/demo/routes/" + deployed.route()).json();
  }

  JsonNode traffic(Deployed deployed) {
    return get("/demo/routes/" + deployed.route() + "/traffic?seconds=300")
        .json()
        .path("artifacts");
  }

  /** Somebody else than the guardian sets weights. */
  void shift(Deployed where, Map<String, Integer> weights) {
    var body = DomainJson.mapper().createObjectNode();
    weights.forEach(body.putObject("weights")::put);
    put("/demo/routes/" + where.route(), DomainJson.write(body));
  }

  /** The pipeline's part: a version runs, without traffic. */
  void publish(String artifact, double errors, boolean unhealthy) {
    String faults =
        String.format(Locale.ROOT, "{\"errors\":%.2f,\"unhealthy\":%b}", errors, unhealthy);
    put("/demo/versions/" + URLEncoder.encode(artifact, UTF_8), faults);
  }

  Answer get(String path) {
    return send(to(path).GET());
  }

  private void put(String path, String body) {
    Answer answer = send(to(path).PUT(BodyPublishers.ofString(body)));
    if (answer.status() != 200) {
      throw new IllegalStateException(path + ": " + answer.body());
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
