package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.dynamodb.DynamoGuardianTable.Index;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** One item on its way into the table, and the ways in. */
final class Item {
  static final String VERSION = "version";
  static final String BODY = "body";

  private final Key key;
  private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

  private Item(Key key) {
    this.key = key;
  }

  static Item at(Key key) {
    return new Item(key);
  }

  Item with(String name, String value) {
    attributes.put(name, AttributeValue.fromS(value));
    return this;
  }

  Item with(String name, long value) {
    attributes.put(name, AttributeValue.fromN(Long.toString(value)));
    return this;
  }

  Item with(String name, Instant at) {
    return with(name, Timestamps.sortable(at));
  }

  /** Makes the item show up in an index. */
  Item in(Index index, String partition, Instant at) {
    return with(index.partition, partition).with(index.sort, at);
  }

  Item expiring(Instant from, Duration after) {
    return with(DynamoGuardianTable.EXPIRES_AT, Timestamps.expiry(from, after));
  }

  Map<String, AttributeValue> attributes() {
    Map<String, AttributeValue> all = new LinkedHashMap<>(key.attributes());
    all.putAll(attributes);
    return all;
  }

  TransactWriteItem put(String table) {
    var put = Put.builder().tableName(table).item(attributes()).build();
    return TransactWriteItem.builder().put(put).build();
  }

  TransactWriteItem put(String table, Expected expected) {
    var put =
        Put.builder()
            .tableName(table)
            .item(attributes())
            .conditionExpression(expected.condition())
            .expressionAttributeValues(expected.values())
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  /**
   * Sets these attributes, takes the item out of {@code index} if they don't name it, and keeps all
   * others.
   */
  TransactWriteItem update(String table, Expected expected, Index index) {
    String out =
        attributes.containsKey(index.partition)
            ? ""
            : " REMOVE " + index.partition + ", " + index.sort;
    var update =
        Update.builder()
            .tableName(table)
            .key(key.attributes())
            .updateExpression(settingAll() + out)
            .conditionExpression(expected.condition())
            .expressionAttributeNames(named(name -> "#" + name, name -> name))
            .expressionAttributeValues(expected.and(named(name -> ":" + name, attributes::get)))
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  /** Writes nothing, and demands the version. */
  static TransactWriteItem check(String table, Key key, Expected expected) {
    var check =
        ConditionCheck.builder()
            .tableName(table)
            .key(key.attributes())
            .conditionExpression(expected.condition())
            .expressionAttributeValues(expected.values())
            .build();
    return TransactWriteItem.builder().conditionCheck(check).build();
  }

  /** Appends to the list in an item's body, which starts empty. */
  static TransactWriteItem append(String table, Key key, List<String> bodies) {
    var more = AttributeValue.fromL(bodies.stream().map(AttributeValue::fromS).toList());
    var update =
        Update.builder()
            .tableName(table)
            .key(key.attributes())
            .updateExpression("SET body = list_append(if_not_exists(body, :none), :more)")
            .expressionAttributeValues(
                Map.of(":none", AttributeValue.fromL(List.of()), ":more", more))
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  /** Every name by placeholder: some of them are reserved words. */
  private String settingAll() {
    return attributes.keySet().stream()
        .map(name -> "#" + name + " = :" + name)
        .collect(Collectors.joining(", ", "SET ", ""));
  }

  private <T> Map<String, T> named(Function<String, String> key, Function<String, T> value) {
    Map<String, T> all = new HashMap<>();
    attributes.keySet().forEach(name -> all.put(key.apply(name), value.apply(name)));
    return all;
  }
}
