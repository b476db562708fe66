package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.dynamodb.DynamoGuardianTable.Index;
import io.deployguardian.aws.dynamodb.Transactions.Outcome;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Environment.KnownGood;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Step;
import io.deployguardian.wire.json.DomainJson;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All rollouts in the table: one transaction per commit, consistent reads by key. */
public final class DynamoRollouts implements Rollouts {
  private final Table table;
  private final Transactions transactions;
  private final Runnable afterCommit;

  public DynamoRollouts(DynamoDbClient client, String tableName, RandomGenerator random) {
    this(client, tableName, random, () -> {});
  }

  /**
   * @param random for jitter and request tokens; two hosts must never draw the same
   * @param afterCommit runs after each commit, before it is answered, such as a {@link Barrier}
   */
  public DynamoRollouts(
      DynamoDbClient client, String tableName, RandomGenerator random, Runnable afterCommit) {
    this.table = new Table(client, tableName);
    this.transactions = new Transactions(client, random);
    this.afterCommit = afterCommit;
  }

  @Override
  public Committed commit(Change change, Set<Claim> claims) {
    demandOneStepPerRollout(change);
    List<Claim> given = onePerFact(claims);
    return switch (transactions.write(ChangeWrites.of(table.name(), change, given))) {
      case Outcome.Written written -> done(change);
      case Outcome.Failed failed -> refused(given, failed);
    };
  }

  @Override
  public Optional<Recorded> find(RolloutId id) {
    return table.body(Key.rollout(id)).map(body -> DomainJson.read(body, Recorded.class));
  }

  @Override
  public Environment environment(ServiceKey key) {
    return table
        .get(Key.environment(key))
        .map(item -> versioned(read(item, Environment.class), item))
        .orElseGet(() -> Environment.unseen(key));
  }

  @Override
  public List<KnownGood> history(ServiceKey key) {
    return table
        .under(Key.environment(key).partition(), Key.HISTORY)
        .map(item -> read(item, KnownGood.class))
        .toList()
        .reversed();
  }

  @Override
  public boolean isClaimed(Claim claim) {
    return table.get(Key.claim(claim)).isPresent();
  }

  @Override
  public List<RolloutId> due(Instant now, int limit) {
    String until = Timestamps.sortable(now);
    return IntStream.range(0, ChangeWrites.DUE_SHARDS)
        .mapToObj(ChangeWrites::dueShard)
        .flatMap(shard -> table.oldest(Index.DUE, shard, until, limit).stream())
        .sorted(Comparator.comparing(item -> item.get(Index.DUE.sort).s()))
        .limit(limit)
        .map(item -> Key.of(item).rolloutId())
        .toList();
  }

  @Override
  public List<Recorded> newest(int limit) {
    var keys =
        table.newest(Index.LISTING, ChangeWrites.ROLLOUTS, limit).stream().map(Key::of).toList();
    return table.all(keys).stream().map(item -> read(item, Recorded.class)).toList();
  }

  @Override
  public List<Decision> decisions(RolloutId id) {
    return under(id, Key.DECISION).map(item -> read(item, Decision.class)).toList();
  }

  @Override
  public List<Effect> effects(RolloutId id) {
    return under(id, Key.EFFECT).map(item -> read(item, Effect.class)).toList();
  }

  @Override
  public List<Measurement> measurements(RolloutId id) {
    return under(id, Key.MEASUREMENT)
        .flatMap(item -> item.get(Item.BODY).l().stream())
        .map(body -> DomainJson.read(body.s(), Measurement.class))
        .sorted(Comparator.comparing(Measurement::metric).thenComparing(Measurement::at))
        .toList();
  }

  private Committed done(Change change) {
    afterCommit.run();
    return new Committed.Done(
        change.steps().stream().map(step -> new Recorded(step.version(), step.rollout())).toList());
  }

  private Committed refused(List<Claim> claims, Outcome.Failed failed) {
    return IntStream.range(0, claims.size())
        .filter(failed::at)
        .mapToObj(claims::get)
        .findFirst()
        // DynamoDB doesn't promise to name each condition that failed, and a duplicate wins.
        .or(() -> claims.stream().filter(this::isClaimed).findFirst())
        .<Committed>map(Committed.Duplicate::new)
        .orElseGet(Committed.Stale::new);
  }

  private Stream<Map<String, AttributeValue>> under(RolloutId id, String prefix) {
    return table.under(Key.rollout(id).partition(), prefix);
  }

  private static <T> T read(Map<String, AttributeValue> item, Class<T> type) {
    return DomainJson.read(item.get(Item.BODY).s(), type);
  }

  /** The body still has the version that was read; the item's own is the one that counts. */
  private static Environment versioned(Environment body, Map<String, AttributeValue> item) {
    return new Environment(
        body.key(),
        Long.parseLong(item.get(Item.VERSION).n()),
        body.holder(),
        body.waiting(),
        body.live(),
        body.newest(),
        body.knownGood());
  }

  /** A transaction takes each item once. */
  private static List<Claim> onePerFact(Collection<Claim> claims) {
    Map<Key, Claim> facts = new TreeMap<>(Comparator.comparing(Key::partition));
    claims.forEach(claim -> facts.putIfAbsent(Key.claim(claim), claim));
    return List.copyOf(facts.values());
  }

  private static void demandOneStepPerRollout(Change change) {
    long rollouts = change.steps().stream().map(step -> step.rollout().id()).distinct().count();
    if (rollouts != change.steps().size()) {
      throw new IllegalArgumentException("a change has one step per rollout");
    }
    if (change.steps().stream().anyMatch(DynamoRollouts::isDecidedAndStays)) {
      throw new IllegalArgumentException(
          "a decision moves its rollout: the log has one per version");
    }
  }

  private static boolean isDecidedAndStays(Step step) {
    return !step.moves() && step.decision().isPresent();
  }
}
