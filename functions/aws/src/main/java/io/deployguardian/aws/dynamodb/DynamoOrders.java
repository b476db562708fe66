package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.dynamodb.DynamoGuardianTable.Index;
import io.deployguardian.aws.dynamodb.Transactions.Outcome;
import io.deployguardian.core.command.Order;
import io.deployguardian.core.command.OrderId;
import io.deployguardian.core.command.Orders;
import io.deployguardian.wire.json.DomainJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** People's orders in the table, each beside the events of its repository. */
public final class DynamoOrders implements Orders {

  /** An order is over after a day; people may want to see for longer what became of it. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final Table table;
  private final Transactions transactions;
  private final Runnable afterCommit;

  public DynamoOrders(
      DynamoDbClient client, String tableName, RandomGenerator random, Runnable afterCommit) {
    this.table = new Table(client, tableName);
    this.transactions = new Transactions(client, random);
    this.afterCommit = afterCommit;
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return table.get(Key.order(id)).map(DynamoOrders::read);
  }

  @Override
  public Optional<Order> commit(Order next) {
    Item item =
        Item.at(Key.order(next.id()))
            .with(Item.VERSION, next.version() + 1)
            .with("state", next.status().word())
            .with(Item.BODY, DomainJson.write(next))
            .expiring(next.given().origin().at(), KEPT);
    next.status().due().ifPresent(due -> item.in(Index.DUE, shard(shardOf(next.id())), due));
    var write = item.put(table.name(), new Expected(next.version()));
    return switch (transactions.write(List.of(write))) {
      case Outcome.Written written -> {
        afterCommit.run();
        yield Optional.of(new Order(next.given(), next.version() + 1, next.status()));
      }
      case Outcome.Failed failed -> Optional.empty();
    };
  }

  @Override
  public List<OrderId> due(Instant now, int limit) {
    String until = Timestamps.sortable(now);
    return IntStream.range(0, ChangeWrites.DUE_SHARDS)
        .mapToObj(DynamoOrders::shard)
        .flatMap(shard -> table.oldest(Index.DUE, shard, until, limit).stream())
        .sorted(Comparator.comparing(item -> item.get(Index.DUE.sort).s()))
        .limit(limit)
        .map(item -> Key.of(item).orderId())
        .toList();
  }

  private static String shard(int shard) {
    return Key.COMMAND + shard;
  }

  private static int shardOf(OrderId id) {
    return Math.floorMod(id.hashCode(), ChangeWrites.DUE_SHARDS);
  }

  /** The body has the version that was read before it was written; the item's own counts. */
  private static Order read(Map<String, AttributeValue> item) {
    Order body = DomainJson.read(item.get(Item.BODY).s(), Order.class);
    return new Order(body.given(), Long.parseLong(item.get(Item.VERSION).n()), body.status());
  }
}
