package io.deployguardian.local.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Plays GitHub: builds payloads of its shape, signs them, delivers them. */
final class GitHub {

  static final long REPOSITORY = 4711;
  static final String NAME = "octo-org/shop";

  private final URI webhook;
  private final String secret;
  private final HttpClient http = HttpClient.newHttpClient();

  GitHub(URI base, String secret) {
    this.webhook = base.resolve("/webhook");
    this.secret = secret;
  }

  /** One delivery, so that it can be delivered again. */
  record Delivery(String id, String event, byte[] body) {

    static Delivery of(String event, ObjectNode payload) {
      return new Delivery(
          UUID.randomUUID().toString(),
          event,
          DomainJson.write(payload).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A deployment of an artifact, as GitHub tells it. */
  record Deployment(long id, String artifact, String sha, Instant createdAt) {}

  static Delivery created(Deployment deployment) {
    ObjectNode payload = envelope("created");
    payload.set("deployment", deployment(deployment));
    return Delivery.of("deployment", payload);
  }

  static Delivery succeeded(Deployment deployment) {
    ObjectNode payload = envelope("created");
    ObjectNode status = payload.putObject("deployment_status");
    status
        .put("id", deployment.id() * 10 + 1)
        .put("state", "success")
        .put("environment", "production")
        .put("created_at", deployment.createdAt().plusSeconds(1).toString())
        .put("updated_at", deployment.createdAt().plusSeconds(1).toString())
        .put("environment_url", "")
        .put("log_url", "https://github.com/octo-org/shop/actions/runs/1");
    status.putObject("creator").put("login", "github-actions[bot]").put("id", 41_898_282);
    payload.set("deployment", deployment(deployment));
    return Delivery.of("deployment_status", payload);
  }

  /** A job of a workflow run waits for our word on the deployment. */
  static Delivery approvalRequested(Deployment deployment, long run) {
    ObjectNode payload = envelope("requested");
    payload
        .put("environment", "production")
        .put("event", "push")
        .put(
            "deployment_callback_url",
            "https://api.github.com/repos/%s/actions/runs/%d/deployment_protection_rule"
                .formatted(NAME, run));
    payload.set("deployment", deployment(deployment));
    return Delivery.of("deployment_protection_rule", payload);
  }

  /** Somebody wrote below a pull request. */
  static Delivery commented(int pull, long comment, String author, String text) {
    ObjectNode payload = envelope("created");
    payload.putObject("sender").put("login", author).put("id", 7);
    payload.putObject("issue").put("number", pull).putObject("pull_request").put("url", "");
    payload
        .putObject("comment")
        .put("id", comment)
        .put("body", text)
        .put("created_at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .putObject("user")
        .put("login", author)
        .put("type", "User");
    return Delivery.of("issue_comment", payload);
  }

  private static ObjectNode envelope(String action) {
    ObjectNode payload = DomainJson.mapper().createObjectNode().put("action", action);
    payload
        .putObject("repository")
        .put("id", REPOSITORY)
        .put("full_name", NAME)
        .put("private", true);
    payload.putObject("sender").put("login", "mona").put("id", 1);
    return payload;
  }

  private static ObjectNode deployment(Deployment deployment) {
    ObjectNode node = DomainJson.mapper().createObjectNode();
    node.put("id", deployment.id())
        .put("sha", deployment.sha())
        .put("ref", "main")
        .put("task", "deploy")
        .put("environment", "production")
        .put("created_at", deployment.createdAt().toString())
        .put("updated_at", deployment.createdAt().toString());
    node.putObject("payload").put("service", "shop").put("artifact", deployment.artifact());
    return node;
  }

  HttpResponse<String> deliver(Delivery delivery) throws IOException, InterruptedException {
    return deliver(delivery, signature(delivery.body(), secret));
  }

  HttpResponse<String> deliver(Delivery delivery, String signature)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .header("Content-Type", "application/json")
            .header("X-GitHub-Event", delivery.event())
            .header("X-GitHub-Delivery", delivery.id())
            .header("X-Hub-Signature-256", signature)
            .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  static String signature(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("each JDK has HmacSHA256", e);
    }
  }
}
