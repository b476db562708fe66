package io.deployguardian.aws.telemetry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * One line of CloudWatch's embedded metric format: metrics that share their dimensions. Values are
 * in arrays, of which CloudWatch takes at most 100 elements, and 100 metrics per line.
 */
final class EmfLine {
  static final int MOST_VALUES = 100;
  static final int MOST_METRICS = 100;
  private static final String NAMESPACE = "DeployGuardian";

  private final ObjectNode line = JsonNodeFactory.instance.objectNode();
  private final ArrayNode metrics;

  EmfLine(long timestamp, Map<String, String> dimensions) {
    ObjectNode aws = line.putObject("_aws");
    aws.put("Timestamp", timestamp);
    ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject();
    directive.put("Namespace", NAMESPACE);
    ArrayNode names = directive.putArray("Dimensions").addArray();
    metrics = directive.putArray("Metrics");
    dimensions.forEach(
        (name, value) -> {
          names.add(name);
          line.put(name, value);
        });
  }

  boolean takes(String metric) {
    return metrics.size() < MOST_METRICS && !line.has(metric);
  }

  void add(String metric, String unit, double[] values) {
    metrics.addObject().put("Name", metric).put("Unit", unit);
    if (values.length == 1) {
      line.put(metric, values[0]);
      return;
    }
    ArrayNode array = line.putArray(metric);
    for (double value : values) {
      array.add(value);
    }
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
