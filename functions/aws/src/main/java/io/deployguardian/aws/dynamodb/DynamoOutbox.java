package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.bus.EventItem;
import io.deployguardian.aws.bus.Outbox;
import io.deployguardian.aws.dynamodb.DynamoGuardianTable.Index;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The table's events, each with {@code pending} until it is relayed. */
public final class DynamoOutbox implements Outbox {
  private static final Duration KEPT_FOR = Duration.ofDays(7);

  private final DynamoDbClient client;
  private final Table table;

  public DynamoOutbox(DynamoDbClient client, String tableName) {
    this.client = client;
    this.table = new Table(client, tableName);
  }

  @Override
  public List<EventItem> pending(Instant olderThan, int limit) {
    String until = Timestamps.sortable(olderThan);
    var keys =
        table.oldest(Index.PENDING, EventWrites.PENDING, until, limit).stream()
            .map(Key::of)
            .toList();
    return table.all(keys).stream().map(DynamoOutbox::item).filter(EventItem::isPending).toList();
  }

  @Override
  public void relayed(EventItem item, Instant at) {
    var expiry = AttributeValue.fromN(Long.toString(Timestamps.expiry(at, KEPT_FOR)));
    try {
      client.updateItem(
          update ->
              update
                  .tableName(table.name())
                  .key(new Key(item.partition(), item.sort()).attributes())
                  .updateExpression("SET expiresAt = :expiry REMOVE pending, pendingSince")
                  // Relayed twice, or gone: nothing to do, and above all no item to create.
                  .conditionExpression("attribute_exists(pending)")
                  .expressionAttributeValues(Map.of(":expiry", expiry)));
    } catch (ConditionalCheckFailedException e) {
      // Somebody else was faster.
    }
  }

  private static EventItem item(Map<String, AttributeValue> item) {
    Map<String, String> attributes = new HashMap<>();
    item.forEach(
        (name, value) -> {
          if (value.s() != null) {
            attributes.put(name, value.s());
          }
        });
    return new EventItem(attributes);
  }
}
