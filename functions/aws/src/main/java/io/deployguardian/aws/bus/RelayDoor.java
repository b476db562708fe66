package io.deployguardian.aws.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.aws.bus.Relay.Relayed;
import io.deployguardian.wire.door.Watch;
import io.deployguardian.wire.json.DomainJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The relay's way in: a batch of the table's stream, its schedule's {@code {"reput": {"olderThan": "PT1M"}}}, the same with
 * {@code "dryRun": true}, or a probe.
 */
public final class RelayDoor {

  private static final int MOST = 200;

  private final Relay relay;
  private final Outbox outbox;
  private final InstantSource clock;
  private final Supplier<JsonNode> health;
  private final Watch watch;

  public RelayDoor(
      Relay relay,
      Outbox outbox,
      InstantSource clock,
      Supplier<JsonNode> health,
      Watch watch) {
    this.relay = relay;
    this.outbox = outbox;
    this.clock = clock;
    this.health = health;
    this.watch = watch;
  }

  public JsonNode enter(JsonNode payload) {
    if (payload != null && payload.has("Records")) {
      return batch(relay.relay(StreamRecord.ofLambda(payload)));
    }
    if (payload != null && payload.has("probe")) {
      return health.get();
    }
    JsonNode olderThan = payload == null ? null : payload.path("reput").get("olderThan");
    if (olderThan == null || !olderThan.isTextual()) {
      return error("found " + payload + ", expected a stream's Records, a probe, or a reput with olderThan");
    }
    try {
      return reput(Duration.parse(olderThan.textValue()), payload.path("dryRun").asBoolean());
    } catch (DateTimeException e) {
      return error("reput.olderThan: found " + olderThan + ", expected a duration such as PT1M");
    }
  }

  private JsonNode reput(Duration age, boolean dryRun) {
    var before = clock.instant().minus(age);
    ObjectNode answer = DomainJson.mapper().createObjectNode();
    if (dryRun) {
      return answer.put("dryRun", true).put("pending", outbox.pending(before, MOST).size());
    }
    Relayed relayed = counted(relay.reput(before, MOST));
    return answer
        .put("put", relayed.put())
        .put("deadLettered", relayed.deadLettered())
        .put("refused", relayed.refused());
  }

  /**
   * Lambda goes on from the first failed record.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">Partial batch
   *     responses</a>
   */
  private JsonNode batch(Relayed relayed) {
    counted(relayed);
    ObjectNode answer = DomainJson.mapper().createObjectNode();
    var failures = answer.putArray("batchItemFailures");
    relayed.failed().forEach(number -> failures.addObject().put("itemIdentifier", number));
    return answer;
  }

  private Relayed counted(Relayed relayed) {
    for (int i = 0; i < relayed.put(); i++) {
      watch.count("Relayed");
    }
    for (int i = 0; i < relayed.deadLettered(); i++) {
      watch.count("DeadLettered");
    }
    if (relayed.refused() > 0) {
      watch.count("Refused");
      watch.said(relayed.refused() + " events refused by the bus; they stay pending");
    }
    return relayed;
  }

  private static JsonNode error(String message) {
    return DomainJson.mapper().createObjectNode().put("error", message);
  }
}
