package io.deployguardian.wire.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.wire.json.DomainJson;

/** Replays to test with, in JSON whose quotes may be single ones. */
final class Replayed {

  private Replayed() {}

  static JsonNode json(String text) {
    return DomainJson.readStrictly(text.replace('\'', '"'), JsonNode.class);
  }

  /** One ratio, {@code errors}, and one value, {@code latency}. */
  static JsonNode of(String intervals) {
    return json(
        """
        {'metrics': [{'name': 'errors', 'kind': 'ratio'}, {'name': 'latency', 'kind': 'value'}],
         'intervals': %s}
        """
            .formatted(intervals));
  }

  static JsonNode ofMetrics(String metrics) {
    return json("{'metrics': %s, 'intervals': []}".formatted(metrics));
  }

  /** One interval in which nothing but this was read, of the canary's side. */
  static JsonNode ofCanary(String readings) {
    return of("[{'canary': %s}]".formatted(readings));
  }
}
