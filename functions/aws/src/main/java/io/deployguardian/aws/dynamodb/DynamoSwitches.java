package io.deployguardian.aws.dynamodb;

import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Switches;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Switches in the table. The one for everything remembers which table it was set in: a restored
 * table brings yesterday's rollouts along, so it only observes until a person sets that switch
 * again.
 */
public final class DynamoSwitches implements Switches {
  private static final String EVERYTHING = "EVERYTHING";
  private static final String TABLE = "table";
  private static final String MODE = "mode";

  /** How late a switch may be noticed. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final DynamoDbClient client;
  private final Table table;
  private final Mode initial;
  private final TableIdentity identity;
  private final InstantSource clock;
  private final Runnable afterSet;
  private volatile Snapshot snapshot = new Snapshot(Instant.MIN, Map.of());

  /** All switches at one time, by name. */
  private record Snapshot(Instant at, Map<String, Mode> modes) {

    boolean isFresh(Instant now) {
      return !now.isBefore(at) && now.isBefore(at.plus(FRESH));
    }
  }

  /**
   * @param initial what counts for everything until somebody sets a switch
   * @param afterSet runs before a switch counts as set
   */
  public DynamoSwitches(
      DynamoDbClient client,
      String tableName,
      Mode initial,
      InstantSource clock,
      Runnable afterSet) {
    this.client = client;
    this.table = new Table(client, tableName);
    this.initial = initial;
    this.identity = new TableIdentity(client, tableName, clock);
    this.clock = clock;
    this.afterSet = afterSet;
  }

  @Override
  public Mode mode(ServiceKey key) {
    Instant now = clock.instant();
    Snapshot known = snapshot;
    if (!known.isFresh(now)) {
      known = new Snapshot(now, read());
      snapshot = known;
    }
    return known
        .modes()
        .get(EVERYTHING)
        .and(known.modes().getOrDefault(Key.switchName(key), Mode.GUARDING));
  }

  @Override
  public void set(Optional<ServiceKey> key, Mode mode, ByHand hand, Instant at) {
    var item =
        Item.at(Key.switchOf(key.map(Key::switchName).orElse(EVERYTHING)))
            .with(MODE, mode.name())
            .with("by", hand.by())
            .with("reason", hand.reason())
            .with("at", at)
            .with(TABLE, identity.get());
    client.putItem(put -> put.tableName(table.name()).item(item.attributes()));
    afterSet.run();
    snapshot = new Snapshot(Instant.MIN, Map.of());
  }

  private Map<String, Mode> read() {
    Map<String, Mode> modes = new HashMap<>();
    table
        .under(Key.SWITCH, Key.MODE)
        .forEach(item -> modes.put(Key.of(item).switchName(), mode(item)));
    if (!modes.containsKey(EVERYTHING)) {
      markTable();
      modes.put(EVERYTHING, initial);
    }
    return modes;
  }

  /**
   * Only the switch for everything tells a restored table: it is always there, and one word lifts
   * it.
   */
  private Mode mode(Map<String, AttributeValue> item) {
    Mode mode = item.containsKey(MODE) ? Mode.valueOf(item.get(MODE).s()) : initial;
    boolean everything = Key.of(item).switchName().equals(EVERYTHING);
    return everything && !item.get(TABLE).s().equals(identity.get())
        ? mode.and(Mode.OBSERVE_ONLY)
        : mode;
  }

  /**
   * Remembers the table before anybody sets a switch, or its restored copy could not be told from
   * it.
   */
  private void markTable() {
    var item = Item.at(Key.switchOf(EVERYTHING)).with(TABLE, identity.get());
    try {
      client.putItem(
          put ->
              put.tableName(table.name())
                  .item(item.attributes())
                  .conditionExpression(Expected.ABSENT.condition()));
    } catch (ConditionalCheckFailedException e) {
      // Somebody else was faster, with the same mark or with a switch that the next look reads.
    }
  }
}
