package io.deployguardian.aws.dynamodb;

import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.PlanReader;
import io.deployguardian.core.plan.PlanReading;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.PlanId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Plans by content. The text is stored, not what was read from it, so a newer reader may understand
 * more.
 */
public final class DynamoPlans implements Plans {
  private static final int MOST_CACHED = 200;

  private final DynamoDbClient client;
  private final Table table;
  private final PlanReader reader;
  private final Map<PlanId, Plan> cache = new ConcurrentHashMap<>();

  public DynamoPlans(DynamoDbClient client, String tableName, PlanReader reader) {
    this.client = client;
    this.table = new Table(client, tableName);
    this.reader = reader;
  }

  @Override
  public void put(PlanId id, String text) {
    var item = Item.at(Key.plan(id)).with(Item.BODY, text).attributes();
    try {
      client.putItem(
          put ->
              put.tableName(table.name())
                  .item(item)
                  .conditionExpression(Expected.ABSENT.condition()));
    } catch (ConditionalCheckFailedException e) {
      // It is there, and what was put under an id never changes.
    }
  }

  @Override
  public Optional<Plan> find(PlanId id) {
    Plan cached = cache.get(id);
    if (cached != null) {
      return Optional.of(cached);
    }
    Optional<Plan> found = table.body(Key.plan(id)).map(text -> read(id, text));
    found.ifPresent(plan -> remember(id, plan));
    return found;
  }

  private Plan read(PlanId id, String text) {
    return switch (reader.read(text)) {
      case PlanReading.Valid valid -> valid.plan();
      case PlanReading.Invalid invalid ->
          throw new IllegalStateException("stored plan " + id + ": " + invalid.problems());
    };
  }

  /** Content never changes, so any entry may stay, and dropping all of them is always right. */
  private void remember(PlanId id, Plan plan) {
    if (cache.size() >= MOST_CACHED) {
      cache.clear();
    }
    cache.put(id, plan);
  }
}
