package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.bus.EventItem;
import io.deployguardian.core.command.OrderId;
import io.deployguardian.core.notification.Channel;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.PlanId;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.ServiceKey;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of all items. A {@code #} separates; one inside a name is escaped, so that no two names
 * share a key.
 */
record Key(String partition, String sort) {

  static final String STATE = "STATE";
  static final String DECISION = "DECISION#";
  static final String EFFECT = "EFFECT#";
  static final String MEASUREMENT = "MEASUREMENT#";
  static final String HISTORY = "HISTORY#";
  static final String GATE = "GATE";
  static final String NOTICE = "NOTICE#";
  static final String SWITCH = "SWITCH";
  static final String MODE = "MODE#";
  static final String RUN = "RUN#";
  static final String COMMAND = "COMMAND#";
  private static final String ROLLOUT = "ROLLOUT#";
  private static final String REPOSITORY = "REPOSITORY#";

  /** Versions per measurement item: few items to read, and each small enough to append to. */
  private static final long CHUNK = 16;

  static Key of(Map<String, AttributeValue> item) {
    return new Key(
        item.get(DynamoGuardianTable.PARTITION).s(), item.get(DynamoGuardianTable.SORT).s());
  }

  static Key rollout(RolloutId id) {
    return new Key(ROLLOUT + id, STATE);
  }

  RolloutId rolloutId() {
    return new RolloutId(partition.substring(ROLLOUT.length()));
  }

  static Key decision(RolloutId id, long version) {
    return new Key(ROLLOUT + id, DECISION + padded(version));
  }

  static Key effect(RolloutId id, String key) {
    return new Key(ROLLOUT + id, EFFECT + key);
  }

  static Key measurement(RolloutId id, String metric, long version) {
    return new Key(ROLLOUT + id, MEASUREMENT + escaped(metric) + "#" + padded(version / CHUNK));
  }

  static Key event(RolloutId id, EventId event) {
    return new Key(ROLLOUT + id, EventItem.PREFIX + event);
  }

  static Key gate(RolloutId id) {
    return new Key(ROLLOUT + id, GATE);
  }

  static Key notice(RolloutId id, Channel channel) {
    return new Key(ROLLOUT + id, NOTICE + channel.name());
  }

  Channel channel() {
    return Channel.valueOf(sort.substring(NOTICE.length()));
  }

  static Key repositoryEvent(long repository, EventId event) {
    return new Key(REPOSITORY + repository, EventItem.PREFIX + event);
  }

  static Key order(OrderId id) {
    return new Key(REPOSITORY + id.repository(), COMMAND + id.comment());
  }

  OrderId orderId() {
    return new OrderId(
        Long.parseLong(partition.substring(REPOSITORY.length())),
        Long.parseLong(sort.substring(COMMAND.length())));
  }

  static Key environment(ServiceKey key) {
    return new Key(environmentOf(key), "CURRENT");
  }

  static Key history(ServiceKey key, Instant at, RolloutId id) {
    return new Key(environmentOf(key), HISTORY + Timestamps.sortable(at) + "#" + id);
  }

  static Key claim(Claim claim) {
    return new Key("CLAIM#" + escaped(claim.consumer()) + "#" + claim.id(), "CLAIM");
  }

  static Key plan(PlanId id) {
    return new Key("PLAN#" + id, "PLAN");
  }

  static Key switchOf(String name) {
    return new Key(SWITCH, MODE + name);
  }

  String switchName() {
    return sort.substring(MODE.length());
  }

  static String switchName(ServiceKey key) {
    return key.repository() + "#" + escaped(key.service()) + "#" + escaped(key.environment());
  }

  static Key auditRun(String scope, Instant at) {
    return new Key("AUDIT#" + scope, RUN + Timestamps.sortable(at));
  }

  static Key auditEvent(String scope, EventId event) {
    return new Key("AUDIT#" + scope, EventItem.PREFIX + event);
  }

  static Key deadLetter(String kind, String id) {
    return new Key("DEADLETTER#" + kind, id);
  }

  Map<String, AttributeValue> attributes() {
    return Map.of(
        DynamoGuardianTable.PARTITION,
        AttributeValue.fromS(partition),
        DynamoGuardianTable.SORT,
        AttributeValue.fromS(sort));
  }

  private static String environmentOf(ServiceKey key) {
    return "ENV#" + switchName(key);
  }

  /** Numbers sort as text once they are equally long. */
  private static String padded(long number) {
    return String.format("%010d", number);
  }

  private static String escaped(String name) {
    return name.replace("%", "%25").replace("#", "%23");
  }
}
