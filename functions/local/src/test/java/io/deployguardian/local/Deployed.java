package io.deployguardian.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.wire.json.DomainJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A deployment as its pipeline makes it, and what GitHub tells of it. */
record Deployed(long repository, long deployment, String environment, String artifact, Instant at) {

  static final String SERVICE = "shop";

  /** Nobody else's repository: its environments start without a history. */
  private static final AtomicLong REPOSITORIES = new AtomicLong(5_000);

  private static final AtomicLong DEPLOYMENTS = new AtomicLong(70_000);

  /** A first deployment, in a repository of its own. */
  static Deployed first() {
    return new Deployed(REPOSITORIES.incrementAndGet(), next(), "production", "shop:1.0.0", now());
  }

  Deployed in(String otherEnvironment) {
    return new Deployed(repository, deployment, otherEnvironment, artifact, at);
  }

  /** A newer deployment to the same place. */
  Deployed then(String newer) {
    return new Deployed(repository, next(), environment, newer, now());
  }

  private static long next() {
    return DEPLOYMENTS.incrementAndGet();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  String rollout() {
    return repository + "-" + deployment + "-" + SERVICE;
  }

  String route() {
    return repository + "/" + SERVICE + "/" + environment;
  }

  Delivery created() {
    return Delivery.json("deployment", createdPayload());
  }

  Delivery succeeded() {
    return Delivery.json("deployment_status", statusPayload("success"));
  }

  ObjectNode createdPayload() {
    ObjectNode payload = envelope();
    payload.set("deployment", tree());
    return payload;
  }

  ObjectNode statusPayload(String state) {
    ObjectNode payload = envelope();
    ObjectNode status = payload.putObject("deployment_status");
    status
        .put("id", deployment * 10 + 1)
        .put("state", state)
        .put("environment", environment)
        .put("environment_url", "")
        .put("created_at", at.toString())
        .put("updated_at", at.toString());
    payload.set("deployment", tree());
    return payload;
  }

  private ObjectNode envelope() {
    ObjectNode payload = DomainJson.mapper().createObjectNode().put("action", "created");
    payload
        .putObject("repository")
        .put("id", repository)
        .put("full_name", "octo-org/shop-" + repository);
    payload.putObject("sender").put("login", "mona").put("id", 1);
    return payload;
  }

  private ObjectNode tree() {
    ObjectNode tree = DomainJson.mapper().createObjectNode();
    tree.put("id", deployment)
        .put("sha", String.format("%040x", deployment))
        .put("ref", "main")
        .put("task", "deploy")
        .put("environment", environment)
        .put("created_at", at.toString())
        .put("updated_at", at.toString());
    tree.putObject("payload").put("service", SERVICE).put("artifact", artifact);
    return tree;
  }
}
