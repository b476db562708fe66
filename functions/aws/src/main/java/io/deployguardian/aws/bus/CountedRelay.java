package io.deployguardian.aws.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.aws.bus.Relay.Relayed;
import io.deployguardian.wire.door.Doors.Relaying;
import io.deployguardian.wire.door.Watch;
import io.deployguardian.wire.json.DomainJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The relay behind its door: what it did is counted, and answered as Lambda or a person expects it.
 */
public final class CountedRelay implements Relaying {

  /** More than this is left for the next time, so that one run fits into one invocation. */
  private static final int AT_ONCE = 200;

  private final Relay relay;
  private final Outbox outbox;
  private final InstantSource clock;
  private final Watch watch;

  public CountedRelay(Relay relay, Outbox outbox, InstantSource clock, Watch watch) {
    this.relay = relay;
    this.outbox = outbox;
    this.clock = clock;
    this.watch = watch;
  }

  /**
   * Lambda goes on from the first failed record.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">Partial
   *     batch responses</a>
   */
  @Override
  public JsonNode batch(JsonNode stream) {
    Relayed relayed = counted(relay.relay(StreamRecord.ofLambda(stream)));
    ObjectNode answer = DomainJson.mapper().createObjectNode();
    var failures = answer.putArray("batchItemFailures");
    relayed.failed().forEach(number -> failures.addObject().put("itemIdentifier", number));
    return answer;
  }

  @Override
  public JsonNode reput(Duration olderThan, boolean dryRun) {
    Instant before = clock.instant().minus(olderThan);
    ObjectNode answer = DomainJson.mapper().createObjectNode();
    if (dryRun) {
      return answer.put("dryRun", true).put("pending", outbox.pending(before, AT_ONCE).size());
    }
    Relayed relayed = counted(relay.reput(before, AT_ONCE));
    return answer
        .put("put", relayed.put())
        .put("deadLettered", relayed.deadLettered())
        .put("refused", relayed.refused());
  }

  private Relayed counted(Relayed relayed) {
    watch.count("Relayed", relayed.put());
    watch.count("DeadLettered", relayed.deadLettered());
    watch.count("RefusedByBus", relayed.refused());
    if (relayed.refused() + relayed.deadLettered() > 0) {
      watch.said(
          "%d events refused by the bus, which stay pending, and %d dead-lettered"
              .formatted(relayed.refused(), relayed.deadLettered()));
    }
    return relayed;
  }
}
