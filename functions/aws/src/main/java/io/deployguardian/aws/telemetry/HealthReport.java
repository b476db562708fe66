package io.deployguardian.aws.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.wire.json.DomainJson;

/**
 * What MicroProfile Health says, as the guardian says it: {@code {"status", "checks": [{"name",
 * "status", "millis"}]}}.
 */
public final class HealthReport {

  private HealthReport() {}

  /**
   * @param payload MicroProfile's own JSON, where a check's data is an object of its own
   */
  public static JsonNode of(String payload) {
    JsonNode from = DomainJson.read(payload, JsonNode.class);
    ObjectNode report =
        DomainJson.mapper().createObjectNode().put("status", from.path("status").asText("DOWN"));
    var checks = report.putArray("checks");
    for (JsonNode check : from.path("checks")) {
      ObjectNode flat =
          checks
              .addObject()
              .put("name", check.path("name").asText())
              .put("status", check.path("status").asText());
      if (check.get("data") instanceof ObjectNode data) {
        flat.setAll(data);
      }
    }
    return report;
  }
}
