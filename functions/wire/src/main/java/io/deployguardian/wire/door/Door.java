package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Severity;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.json.EventJson;
import io.deployguardian.wire.payload.BadPayload;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One function's way in. A payload is a probe, an event from the bus, or somebody's word; anything
 * else is answered with what was found and what is expected.
 */
public final class Door {

  private static final String DETAIL_TYPE = "detail-type";
  private static final String NO_CONCERN = "no such event concerns this function";

  private final Agent agent;
  private final Supplier<JsonNode> health;
  private final InstantSource clock;
  private final Watch watch;
  private final Map<String, Word> words = new LinkedHashMap<>();
  private OnEvent onEvent = (event, claims) -> Handled.leftAlone(NO_CONCERN);
  private OnFact onFact = (event, claims) -> Handled.leftAlone(NO_CONCERN);
  private Word otherwise;

  Door(Agent agent, Supplier<JsonNode> health, InstantSource clock, Watch watch) {
    this.agent = agent;
    this.health = health;
    this.clock = clock;
    this.watch = watch;
    this.otherwise =
        payload -> {
          throw new BadPayload("payload", payload.toString(), "an event, or one of " + expected());
        };
  }

  /** What a function does about an event of a rollout. */
  interface OnEvent {
    Handled on(Event.OfRollout event, Set<Claim> claims);
  }

  /** What a function does about an event of a repository. */
  interface OnFact {
    Handled on(Event.OfRepository event, Set<Claim> claims);
  }

  /** What a function does about a manual payload; it gets the whole of it. */
  interface Word {
    JsonNode on(JsonNode payload);
  }

  Door events(OnEvent reaction) {
    this.onEvent = reaction;
    return this;
  }

  Door facts(OnFact reaction) {
    this.onFact = reaction;
    return this;
  }

  Door word(String name, Word word) {
    words.put(name, word);
    return this;
  }

  Door otherwise(Word word) {
    this.otherwise = word;
    return this;
  }

  public Agent agent() {
    return agent;
  }

  /**
   * @return what the function answers; {@code {"error": ...}} for a payload that makes no sense
   */
  public JsonNode enter(JsonNode payload) {
    if (payload == null || !payload.isObject()) {
      return error("payload: found " + payload + ", expected a JSON object");
    }
    if (payload.has("probe")) {
      return health.get();
    }
    if (payload.has(DETAIL_TYPE)) {
      return event(payload);
    }
    try {
      return words.entrySet().stream()
          .filter(word -> payload.has(word.getKey()))
          .findFirst()
          .map(Map.Entry::getValue)
          .orElse(otherwise)
          .on(payload);
    } catch (BadPayload bad) {
      watch.count("BadPayloads");
      return error(bad.getMessage());
    }
  }

  /**
   * An event that can't be decoded throws: it is retried, and ends in the dead letters for somebody
   * to read.
   */
  private JsonNode event(JsonNode envelope) {
    Event event = EventJson.read(envelope.get(DETAIL_TYPE).asText(), envelope.get("detail"));
    return switch (event) {
      case Event.OfRollout told ->
          about(
              told,
              new Concern(told.type(), told.about().trace(), told.about().rollout().value()),
              claims -> onEvent.on(told, claims));
      case Event.OfRepository told ->
          about(
              told,
              new Concern(told.type(), told.origin().trace(), told.id().value()),
              claims -> onFact.on(told, claims));
      case Event.AuditCompleted audit -> answer(Handled.leftAlone(NO_CONCERN));
    };
  }

  /**
   * Only what somebody should look at is a metric: each type of event would be one more for each
   * function, paid by the hour. How often a function was invoked Lambda counts for nothing.
   */
  private JsonNode about(Event event, Concern concern, Function<Set<Claim>, Handled> reaction) {
    return watch.about(
        concern,
        () -> {
          Handled handled = reaction.apply(Set.of(Claim.of(agent, event.id(), clock.instant())));
          if (event.severity() != Severity.INFO) {
            watch.count("Events", "type", event.type());
          }
          return answer(watch.tell(event.type(), handled));
        });
  }

  static ObjectNode answer(Handled handled) {
    ObjectNode answer = DomainJson.mapper().createObjectNode();
    switch (handled) {
      case Handled.Moved moved ->
          answer.put("outcome", "moved").setAll(RolloutView.brief(moved.now()));
      case Handled.LeftAlone left -> {
        answer.put("outcome", "left alone");
        left.now().ifPresent(now -> answer.setAll(RolloutView.brief(now)));
      }
    }
    return answer.put("what", handled.what());
  }

  static ObjectNode error(String message) {
    return DomainJson.mapper().createObjectNode().put("error", message);
  }

  private Set<String> expected() {
    return words.keySet();
  }
}
