package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.wire.json.DecisionJson;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.payload.Fields;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The questions that anybody may ask: how does a rollout stand, and what was decided. */
public final class Queries {

  private static final int USUAL = 50;
  private static final int MOST = 1_000;

  private final Rollouts rollouts;

  public Queries(Rollouts rollouts) {
    this.rollouts = rollouts;
  }

  /** {@code {"status": {"rollout"?: id, "limit"?: n}}}: one rollout whole, or the newest ones. */
  JsonNode status(JsonNode payload) {
    Fields asked = asked(payload, "status");
    Optional<RolloutId> id = asked.rollout();
    return id.isPresent()
        ? rollout(id.get()).orElseGet(() -> Door.error("rollout: found no rollout " + id.get()))
        : newest(asked.limit(USUAL, MOST));
  }

  /** {@code {"decisions": {"rollout"?: id, "limit"?: n}}}. */
  JsonNode decisions(JsonNode payload) {
    Fields asked = asked(payload, "decisions");
    ObjectNode answer = DomainJson.mapper().createObjectNode();
    ArrayNode lines = answer.putArray("decisions");
    decisionsOf(asked.rollout(), asked.limit(USUAL, MOST))
        .forEach(decision -> lines.add(DecisionJson.tree(decision)));
    return answer;
  }

  /** The newest rollouts, newest first. */
  public ObjectNode newest(int limit) {
    ObjectNode answer = DomainJson.mapper().createObjectNode();
    ArrayNode list = answer.putArray("rollouts");
    rollouts.newest(limit).forEach(recorded -> list.add(RolloutView.summary(recorded)));
    return answer;
  }

  public Optional<ObjectNode> rollout(RolloutId id) {
    return rollouts
        .find(id)
        .map(known -> RolloutView.whole(known, rollouts.decisions(id), rollouts.effects(id)));
  }

  /** In order of time; those of one rollout in order of its version. */
  public List<Decision> decisionsOf(Optional<RolloutId> id, int limit) {
    if (id.isPresent()) {
      return rollouts.decisions(id.get());
    }
    return rollouts.newest(limit).stream()
        .map(Recorded::id)
        .flatMap(one -> rollouts.decisions(one).stream())
        .sorted(Comparator.comparing(Decision::at).thenComparingLong(Decision::iteration))
        .toList();
  }

  private static Fields asked(JsonNode payload, String word) {
    Fields all = Fields.of("payload", payload, word);
    return Fields.of(word, all.node(word), "rollout", "limit");
  }
}
