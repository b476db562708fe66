package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Webhooks that the App was sent, one entry for each attempt. */
final class Deliveries {
  private final Shelf attempts = new Shelf("id");
  private final InstantSource clock;
  private final AtomicLong ids;
  private volatile GitHubStandIn.Redelivery redelivery = guid -> 200;

  Deliveries(InstantSource clock, AtomicLong ids) {
    this.clock = clock;
    this.ids = ids;
  }

  void redeliverBy(GitHubStandIn.Redelivery given) {
    redelivery = given;
  }

  void forget() {
    attempts.clear();
    redelivery = guid -> 200;
  }

  long add(String guid, String event, String action, int status, Instant at, boolean again) {
    ObjectNode attempt =
        Json.object()
            .put("id", ids.incrementAndGet())
            .put("guid", guid)
            .put("delivered_at", at.toString())
            .put("redelivery", again)
            .put("duration", 0.1)
            .put(
                "status", status >= 200 && status < 300 ? "OK" : "Invalid HTTP Response: " + status)
            .put("status_code", status)
            .put("event", event)
            .put("action", action)
            .put("installation_id", 1);
    return attempts.add(attempt).path("id").asLong();
  }

  Answer list(Call call) {
    String status = call.query("status").orElse("");
    return Paging.following(
        call,
        "cursor",
        attempts.newestFirst(attempt -> status.isEmpty() || status.equals(outcome(attempt))));
  }

  Answer again(Call call) {
    ObjectNode first = attempts.get(call.id("id"));
    String guid = first.path("guid").asText();
    int status = redelivery.redeliver(guid);
    add(
        guid,
        first.path("event").asText(),
        first.path("action").textValue(),
        status,
        clock.instant(),
        true);
    return new Answer(202, Optional.of(Json.object()), Map.of());
  }

  private static String outcome(ObjectNode attempt) {
    int code = attempt.path("status_code").asInt();
    return code >= 200 && code < 300 ? "success" : "failure";
  }
}
