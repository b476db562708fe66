package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.dynamodb.DynamoGuardianTable.Index;
import io.deployguardian.core.notification.Channel;
import io.deployguardian.core.notification.Notice;
import io.deployguardian.core.notification.Notices;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.wire.json.DomainJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Notices in the table, each beside its rollout. */
public final class DynamoNotices implements Notices {
  private static final int SHARDS = 4;

  private final Table table;
  private final Runnable afterCommit;

  public DynamoNotices(DynamoDbClient client, String tableName, Runnable afterCommit) {
    this.table = new Table(client, tableName);
    this.afterCommit = afterCommit;
  }

  @Override
  public Optional<Notice> find(RolloutId rollout, Channel channel) {
    return table.get(Key.notice(rollout, channel)).map(DynamoNotices::read);
  }

  /**
   * A write whose answer was lost and that is repeated by the client finds its own version and says
   * no: then it is read again, and a lease that nobody knows of ends by itself.
   */
  @Override
  public boolean commit(Notice next) {
    var expected = new Expected(next.version());
    try {
      table
          .client()
          .putItem(
              put ->
                  put.tableName(table.name())
                      .item(item(next).attributes())
                      .conditionExpression(expected.condition())
                      .expressionAttributeValues(expected.values()));
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
    afterCommit.run();
    return true;
  }

  @Override
  public List<Ref> due(Instant now, int limit) {
    String until = Timestamps.sortable(now);
    return IntStream.range(0, SHARDS)
        .mapToObj(DynamoNotices::shard)
        .flatMap(shard -> table.oldest(Index.DUE, shard, until, limit).stream())
        .sorted(Comparator.comparing(item -> item.get(Index.DUE.sort).s()))
        .limit(limit)
        .map(Key::of)
        .map(key -> new Ref(key.rolloutId(), key.channel()))
        .toList();
  }

  private static Item item(Notice next) {
    Item item =
        Item.at(Key.notice(next.rollout(), next.channel()))
            .with(Item.VERSION, next.version() + 1)
            .with(Item.BODY, DomainJson.write(next.written()));
    next.status().due().ifPresent(due -> item.in(Index.DUE, shardOf(next.rollout()), due));
    return item;
  }

  private static String shardOf(RolloutId id) {
    return shard(Math.floorMod(id.value().hashCode(), SHARDS));
  }

  private static String shard(int number) {
    return "NOTICE#" + number;
  }

  private static Notice read(Map<String, AttributeValue> item) {
    return DomainJson.read(item.get(Item.BODY).s(), Notice.class);
  }
}
