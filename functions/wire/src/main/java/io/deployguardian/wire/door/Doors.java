package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.smoke.SmokeTest;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.payload.Fields;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The doors of the functions that need no more than a line or two. */
public final class Doors {

  private final InstantSource clock;
  private final Supplier<JsonNode> health;
  private final Watch watch;

  public Doors(InstantSource clock, Supplier<JsonNode> health, Watch watch) {
    this.clock = clock;
    this.health = health;
    this.watch = watch;
  }

  Door door(Agent agent) {
    return new Door(agent, health, clock, watch);
  }

  /** {@code {"smokeTest": {"rollout": id}, "dryRun"?: true}}. */
  public Door smokeTest(SmokeTest smokeTest, Rollouts rollouts) {
    return door(Agent.SMOKE_TEST)
        .events((event, claims) -> smokeTest.test(event.about().rollout(), claims))
        .word(
            "smokeTest",
            payload -> {
              Fields all = Fields.of("payload", payload, "smokeTest", "dryRun");
              RolloutId id = Fields.of("smokeTest", all.node("smokeTest"), "rollout").theRollout();
              return all.flag("dryRun")
                  ? found(rollouts, id, known -> smoke(smokeTest, known))
                  : Door.answer(smokeTest.test(id, Set.of()));
            });
  }

  private static ObjectNode smoke(SmokeTest smokeTest, Recorded known) {
    ObjectNode answer = RolloutView.brief(known).put("dryRun", true);
    if (known.rollout().planned().isEmpty()) {
      return answer.put("would", "nothing: it is under no plan");
    }
    answer.set("verdict", DomainJson.tree(smokeTest.dryRun(known)));
    return answer;
  }

  /** What the relay does about its two kinds of work. */
  public interface Relaying {

    /**
     * @param stream Lambda's event for a DynamoDB stream
     */
    JsonNode batch(JsonNode stream);

    /**
     * @param olderThan how long an event has to be pending; the stream comes first
     */
    JsonNode reput(Duration olderThan, boolean dryRun);
  }

  /**
   * A batch of the table's stream, or {@code {"reput": {"olderThan": "PT1M"}, "dryRun"?: true}}.
   */
  public Door eventRelay(Relaying relaying) {
    return door(Agent.EVENT_RELAY)
        .word("Records", relaying::batch)
        .word(
            "reput",
            payload -> {
              Fields all = Fields.of("payload", payload, "reput", "dryRun");
              Fields reput = Fields.of("reput", all.node("reput"), "olderThan");
              return relaying.reput(reput.duration("olderThan"), all.flag("dryRun"));
            });
  }

  static JsonNode found(Rollouts rollouts, RolloutId id, Function<Recorded, JsonNode> then) {
    Optional<Recorded> known = rollouts.find(id);
    return known.map(then).orElseGet(() -> Door.error("rollout: found no rollout " + id));
  }
}
