package io.deployguardian.aws.dynamodb;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.deployguardian.aws.dynamodb.DynamoGuardianTable.Index;
import io.deployguardian.core.rollout.Change;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Effect;
import io.deployguardian.core.rollout.Environment;
import io.deployguardian.core.rollout.Environment.KnownGood;
import io.deployguardian.core.rollout.Gate;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Step;
import io.deployguardian.wire.json.DomainJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** One change as the items of one transaction. */
final class ChangeWrites {
  static final String ROLLOUTS = "ROLLOUT";
  static final int DUE_SHARDS = 4;

  /** GitHub redelivers for three days; one more, because clocks and people are late. */
  private static final Duration CLAIMED_FOR = Duration.ofDays(4);

  private final String table;
  private final List<TransactWriteItem> items = new ArrayList<>();

  ChangeWrites(String table) {
    this.table = table;
  }

  /** Claims first, so that the answer for the n-th claim is the n-th answer. */
  static List<TransactWriteItem> of(String table, Change change, List<Claim> claims) {
    var writes = new ChangeWrites(table);
    claims.forEach(writes::claim);
    change.steps().forEach(writes::step);
    change.environment().ifPresent(writes::environment);
    change.gate().ifPresent(writes::gate);
    change.history().ifPresent(good -> writes.history(keyOf(change), good));
    return writes.items;
  }

  static TransactWriteItem claim(String table, Claim claim) {
    return Item.at(Key.claim(claim))
        .with("at", claim.at())
        .expiring(claim.at(), CLAIMED_FOR)
        .put(table, Expected.ABSENT);
  }

  static String dueShard(int shard) {
    return "DUE#" + shard;
  }

  static String gateShard(int shard) {
    return "GATE#" + shard;
  }

  private static int shardOf(RolloutId id) {
    return Math.floorMod(id.value().hashCode(), DUE_SHARDS);
  }

  private void claim(Claim claim) {
    items.add(claim(table, claim));
  }

  private void step(Step step) {
    RolloutId id = step.rollout().id();
    var expected = new Expected(step.expected());
    items.add(
        step.moves()
            ? rollout(step).update(table, expected, Index.DUE)
            : Item.check(table, Key.rollout(id), expected));
    step.decision().ifPresent(decision -> decision(id, step.version(), decision));
    lastOfEach(step.effects()).forEach(effect -> effect(id, effect));
    step.measurements().stream()
        .collect(
            groupingBy(Measurement::metric, TreeMap::new, mapping(DomainJson::write, toList())))
        .forEach(
            (metric, bodies) ->
                items.add(Item.append(table, Key.measurement(id, metric, step.version()), bodies)));
    step.events()
        .forEach(
            event -> items.add(EventWrites.pending(Key.event(id, event.id()), event).put(table)));
  }

  private static Item rollout(Step step) {
    RolloutId id = step.rollout().id();
    Item item =
        Item.at(Key.rollout(id))
            .with(Item.VERSION, step.version())
            .with("state", step.rollout().state())
            .with(Item.BODY, DomainJson.write(new Recorded(step.version(), step.rollout())));
    step.rollout().due().ifPresent(due -> item.in(Index.DUE, dueShard(shardOf(id)), due));
    if (step.expected() == 0) {
      var registered =
          step.decision()
              .map(Decision::at)
              .orElse(step.rollout().subject().deployment().createdAt());
      item.in(Index.LISTING, ROLLOUTS, registered);
    }
    return item;
  }

  private void decision(RolloutId id, long version, Decision decision) {
    items.add(
        Item.at(Key.decision(id, version))
            .with("agent", decision.agent().functionName())
            .with(Item.BODY, DomainJson.write(decision))
            .put(table, Expected.ABSENT));
  }

  private void effect(RolloutId id, Effect effect) {
    items.add(
        Item.at(Key.effect(id, effect.key())).with(Item.BODY, DomainJson.write(effect)).put(table));
  }

  private void environment(Environment next) {
    items.add(
        Item.at(Key.environment(next.key()))
            .with(Item.VERSION, next.version() + 1)
            .with(Item.BODY, DomainJson.write(next))
            .put(table, new Expected(next.version())));
  }

  private void gate(Gate next) {
    Item item =
        Item.at(Key.gate(next.rollout()))
            .with(Item.VERSION, next.version() + 1)
            .with(Item.BODY, DomainJson.write(next));
    next.status()
        .due()
        .ifPresent(due -> item.in(Index.DUE, gateShard(shardOf(next.rollout())), due));
    items.add(item.put(table, new Expected(next.version())));
  }

  private void history(ServiceKey key, KnownGood good) {
    items.add(
        Item.at(Key.history(key, good.at(), good.rollout()))
            .with(Item.BODY, DomainJson.write(good))
            .put(table));
  }

  /** A transaction takes each item once. */
  private static Collection<Effect> lastOfEach(List<Effect> effects) {
    Map<String, Effect> last = new LinkedHashMap<>();
    effects.forEach(effect -> last.put(effect.key(), effect));
    return last.values();
  }

  private static ServiceKey keyOf(Change change) {
    return change
        .environment()
        .map(Environment::key)
        .orElseGet(() -> change.steps().getFirst().rollout().subject().key());
  }
}
