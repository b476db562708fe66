package io.deployguardian.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.aws.bus.EventItem;
import io.deployguardian.wire.json.DomainJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events as Lambda's poller hands them to the relay: one batch per commit. Commits that come close
 * together share a batch on AWS, so this is the most that there can be.
 */
final class StreamBatches {

  private StreamBatches() {}

  static List<JsonNode> of(List<EventItem> events) {
    Map<String, ObjectNode> batches = new LinkedHashMap<>();
    for (EventItem event : events) {
      batches
          .computeIfAbsent(commitOf(event), first -> emptyBatch())
          .withArray("Records")
          .add(record(event));
    }
    return List.copyOf(batches.values());
  }

  /** An event's id ends with its number within its commit. */
  private static String commitOf(EventItem event) {
    String id = event.attributes().get(EventItem.ID);
    return event.partition() + " " + id.substring(0, Math.max(0, id.lastIndexOf('.')));
  }

  private static ObjectNode emptyBatch() {
    return DomainJson.mapper().createObjectNode();
  }

  private static ObjectNode record(EventItem event) {
    ObjectNode record = DomainJson.mapper().createObjectNode().put("eventName", "INSERT");
    ObjectNode change = record.putObject("dynamodb").put("SequenceNumber", event.sort());
    ObjectNode image = change.putObject("NewImage");
    event.attributes().forEach((name, value) -> image.putObject(name).put("S", value));
    return record;
  }
}
