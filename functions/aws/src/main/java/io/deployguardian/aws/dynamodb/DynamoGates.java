package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.dynamodb.DynamoGuardianTable.Index;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Gates;
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

/** Gates in the table, each beside its rollout; they are written by {@link ChangeWrites}. */
public final class DynamoGates implements Gates {
  private final Table table;

  public DynamoGates(DynamoDbClient client, String tableName) {
    this.table = new Table(client, tableName);
  }

  @Override
  public Optional<Gate> gate(RolloutId rollout) {
    return table.get(Key.gate(rollout)).map(DynamoGates::read);
  }

  @Override
  public List<RolloutId> gatesDue(Instant now, int limit) {
    String until = Timestamps.sortable(now);
    return IntStream.range(0, ChangeWrites.DUE_SHARDS)
        .mapToObj(ChangeWrites::gateShard)
        .flatMap(shard -> table.oldest(Index.DUE, shard, until, limit).stream())
        .sorted(Comparator.comparing(item -> item.get(Index.DUE.sort).s()))
        .limit(limit)
        .map(item -> Key.of(item).rolloutId())
        .toList();
  }

  /** The body has the version that was read before it was written; the item's own counts. */
  private static Gate read(Map<String, AttributeValue> item) {
    Gate body = DomainJson.read(item.get(Item.BODY).s(), Gate.class);
    return new Gate(
        body.rollout(),
        Long.parseLong(item.get(Item.VERSION).n()),
        body.run(),
        body.since(),
        body.status(),
        body.approvals());
  }
}
