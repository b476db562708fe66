package io.deployguardian.wire.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.canary.ByHandCanary;
import io.deployguardian.core.canary.CanaryEvaluation;
import io.deployguardian.core.canary.Exposure;
import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.canary.SoakingCanary;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.rollout.Switches;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.payload.BadPayload;
import io.deployguardian.wire.payload.Fields;
import io.deployguardian.wire.replay.JudgementView;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;

/**
 * Canary evaluation: events, the tick, a person's words, switches, and the questions anybody may
 * ask.
 */
public final class CanaryDoor {

  private final Rollouts rollouts;
  private final CanaryEvaluation evaluation;
  private final SoakingCanary soaking;
  private final ByHandCanary byHand;
  private final Replays replays;
  private final Switches switches;
  private final InstantSource clock;
  private final Watch watch;

  public CanaryDoor(
      Rollouts rollouts,
      CanaryEvaluation evaluation,
      SoakingCanary soaking,
      ByHandCanary byHand,
      Replays replays,
      Switches switches,
      InstantSource clock,
      Watch watch) {
    this.rollouts = rollouts;
    this.evaluation = evaluation;
    this.soaking = soaking;
    this.byHand = byHand;
    this.replays = replays;
    this.switches = switches;
    this.clock = clock;
    this.watch = watch;
  }

  public Door of(Doors doors, Exposure exposure) {
    var queries = new Queries(rollouts);
    Door door =
        doors
            .door(Agent.CANARY_EVALUATION)
            .events((event, claims) -> exposure.expose(event.about().rollout(), claims))
            .word("tick", this::tick)
            .word("status", queries::status)
            .word("decisions", queries::decisions)
            .word("evaluate", this::evaluate)
            .word("replay", replays::replay)
            .word("switch", this::turn);
    for (ByHandCanary.Word word : ByHandCanary.Word.values()) {
      String name = word.name().toLowerCase(Locale.ROOT);
      door.word(name, payload -> say(word, name, payload));
    }
    return door;
  }

  /** Each due rollout is an edge of its own: one that fails is counted, the next goes on. */
  private JsonNode tick(JsonNode payload) {
    Fields.of("payload", payload, "tick").truth("tick");
    int looked = 0;
    int moved = 0;
    int failed = 0;
    for (RolloutId id : evaluation.due()) {
      looked++;
      try {
        Handled handled = watch.look("tick", () -> evaluation.look(id));
        moved += handled instanceof Handled.Moved ? 1 : 0;
      } catch (RuntimeException e) {
        failed++;
        watch.failed("look at " + id, e);
      }
    }
    return DomainJson.mapper()
        .createObjectNode()
        .put("due", looked)
        .put("moved", moved)
        .put("failed", failed);
  }

  private JsonNode evaluate(JsonNode payload) {
    Fields all = Fields.of("payload", payload, "evaluate", "dryRun");
    RolloutId id = Fields.of("evaluate", all.node("evaluate"), "rollout").theRollout();
    return all.flag("dryRun")
        ? Doors.found(rollouts, id, this::verdict)
        : Door.answer(evaluation.look(id));
  }

  private JsonNode verdict(Recorded known) {
    ObjectNode answer = RolloutView.brief(known).put("dryRun", true);
    if (!(known.rollout() instanceof Soaking at)) {
      return answer.put("would", "nothing: only what soaks is judged");
    }
    Judgement judgement = soaking.dryRun(known, at, clock.instant());
    answer.set("verdict", DomainJson.tree(judgement.verdict()));
    answer.set("metrics", JudgementView.metrics(judgement));
    return answer;
  }

  private JsonNode say(ByHandCanary.Word word, String name, JsonNode payload) {
    Fields all = Fields.of("payload", payload, name);
    Fields said = Fields.of(name, all.node(name), "rollout", "by", "reason");
    return Door.answer(byHand.say(word, said.theRollout(), said.hand()));
  }

  private JsonNode turn(JsonNode payload) {
    Fields all = Fields.of("payload", payload, "switch");
    Fields to =
        Fields.of(
            "switch",
            all.node("switch"),
            "mode",
            "repository",
            "service",
            "environment",
            "by",
            "reason");
    Mode mode = mode(to);
    switches.set(to.key(), mode, to.hand(), clock.instant());
    ObjectNode answer =
        DomainJson.mapper()
            .createObjectNode()
            .put("switched", to.key().map(Object::toString).orElse("everything"))
            .put("mode", mode.word());
    to.key()
        .filter(key -> rollouts.environment(key).version() == 0)
        .ifPresent(key -> answer.put("warning", "no rollout of " + key + " is known yet"));
    return answer;
  }

  private static Mode mode(Fields to) {
    String wanted = to.text("mode");
    return Arrays.stream(Mode.values())
        .filter(mode -> mode.word().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new BadPayload(
                    to.at("mode"),
                    wanted,
                    "one of " + Arrays.stream(Mode.values()).map(Mode::word).toList()));
  }
}
