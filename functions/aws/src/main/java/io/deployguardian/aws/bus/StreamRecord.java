package io.deployguardian.aws.bus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * As much of a table's stream record as the relay needs. Small and our own: Lambda's event classes
 * bring thousands of reflective types along.
 *
 * @param newImage the item's strings and numbers, by attribute name; empty where the record has no
 *     image
 */
public record StreamRecord(String eventName, String sequenceNumber, Map<String, String> newImage) {

  public StreamRecord {
    newImage = Map.copyOf(newImage);
  }

  /** The records of Lambda's event for a DynamoDB stream. */
  public static List<StreamRecord> ofLambda(JsonNode event) {
    return StreamSupport.stream(event.path("Records").spliterator(), false)
        .map(StreamRecord::ofLambdaRecord)
        .toList();
  }

  /** A record as the streams API itself gives it. */
  public static StreamRecord of(Record record) {
    Map<String, String> image = new HashMap<>();
    record.dynamodb().newImage().forEach((name, value) -> addScalar(image, name, value));
    return new StreamRecord(record.eventNameAsString(), record.dynamodb().sequenceNumber(), image);
  }

  boolean isInsert() {
    return eventName.equals("INSERT");
  }

  /** Neither what we handle nor what we leave alone. */
  boolean isUnknown() {
    return !isInsert() && !eventName.equals("MODIFY") && !eventName.equals("REMOVE");
  }

  EventItem item() {
    return new EventItem(newImage);
  }

  private static StreamRecord ofLambdaRecord(JsonNode record) {
    JsonNode change = record.path("dynamodb");
    Map<String, String> image = new HashMap<>();
    for (var attribute : change.path("NewImage").properties()) {
      JsonNode value = attribute.getValue();
      JsonNode scalar = value.path("S").isMissingNode() ? value.path("N") : value.path("S");
      if (scalar.isTextual()) {
        image.put(attribute.getKey(), scalar.textValue());
      }
    }
    return new StreamRecord(
        record.path("eventName").asText(""), change.path("SequenceNumber").asText(""), image);
  }

  private static void addScalar(Map<String, String> image, String name, AttributeValue value) {
    if (value.s() != null) {
      image.put(name, value.s());
    } else if (value.n() != null) {
      image.put(name, value.n());
    }
  }
}
