package io.deployguardian.aws.dynamodb;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The version that an item must have for a write to happen; 0 means that the item must not exist.
 */
record Expected(long version) {
  static final Expected ABSENT = new Expected(0);

  String condition() {
    return version == 0 ? "attribute_not_exists(pk)" : "version = :expected";
  }

  /** What the condition refers to; null for nothing, because DynamoDB refuses an empty map. */
  Map<String, AttributeValue> values() {
    return version == 0 ? null : Map.of(":expected", number());
  }

  Map<String, AttributeValue> and(Map<String, AttributeValue> others) {
    Map<String, AttributeValue> all = new HashMap<>(others);
    if (version > 0) {
      all.put(":expected", number());
    }
    return all;
  }

  private AttributeValue number() {
    return AttributeValue.fromN(Long.toString(version));
  }
}
