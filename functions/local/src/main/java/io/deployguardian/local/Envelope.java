package io.deployguardian.local;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.aws.bus.Entry;
import io.deployguardian.wire.json.DomainJson;

/** What EventBridge puts around an entry on its way to a target. */
final class Envelope {

  private Envelope() {}

  static ObjectNode of(Entry entry) {
    try {
      ObjectNode envelope = DomainJson.mapper().createObjectNode();
      envelope
          .put("version", "0")
          .put("id", entry.id())
          .put("detail-type", entry.detailType())
          .put("source", entry.source())
          .put("account", "000000000000")
          .put("time", entry.time().toString())
          .put("region", "local");
      envelope.putArray("resources");
      envelope.set("detail", DomainJson.mapper().readTree(entry.detail()));
      return envelope;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the relay decoded this before: " + entry.id(), e);
    }
  }
}
