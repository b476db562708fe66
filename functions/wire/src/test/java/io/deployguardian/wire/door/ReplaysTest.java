package io.deployguardian.wire.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.canary.Analysis;
import io.deployguardian.core.canary.ByHandCanary;
import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.canary.Judgement.Finding;
import io.deployguardian.core.canary.Judgement.Sizes;
import io.deployguardian.core.canary.SoakingCanary;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.rollout.Verdict;
import io.deployguardian.core.testing.SamplePlans;
import io.deployguardian.core.testing.World;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.replay.FakeJudge;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door of canary-evaluation, where it judges without deciding anything. */
class ReplaysTest {

  private final World world = new World();
  private final FakeJudge judge = new FakeJudge();
  private Door door;

  @BeforeEach
  void open() {
    var soaking =
        new SoakingCanary(
            world.rollouts, world.plans, world.guarded, world.metrics, judge, World.PACE);
    var doors = new Doors(world.clock, () -> DomainJson.mapper().nullNode(), new Unwatched());
    door =
        new CanaryDoor(
                world.rollouts,
                world.evaluation,
                soaking,
                world.byHand,
                new Replays(world.rollouts, world.plans, judge),
                world.switches,
                world.clock,
                new Unwatched())
            .of(doors, world.exposure);
  }

  @Test
  void given_measurements_are_judged() {
    JsonNode answer =
        enter(
            """
            {'replay': {'metrics': [{'name': 'errors', 'kind': 'ratio'}], 'intervals': [
              {'baseline': {'errors': {'bad': 1, 'total': 9}}, 'canary': {'errors': {'bad': 0, 'total': 1}}}]}}""");

    assertThat(answer.get("verdict").asText()).isEqualTo("INCONCLUSIVE");
    assertThat(answer.get("reasons").get(0).asText()).isEqualTo("error-rate: nobody looked");
    assertThat(judge.asked().measurements()).hasSize(1);
  }

  @Test
  void a_mistake_is_answered_with_its_place() {
    assertThat(error("{'replay': {'metrics': [], 'intervals': []}}"))
        .isEqualTo("replay.metrics: found a list of 0, expected a list of 1 to 50 metrics");
    assertThat(error("{'replay': {}, 'dryRun': true}"))
        .isEqualTo("payload: found the unknown [dryRun], expected only [replay]");
    assertThat(error("{'replay': null}"))
        .isEqualTo("payload.replay: found nothing, expected a value");
  }

  @Test
  void what_was_recorded_is_judged_by_the_plan_of_its_rollout() {
    soak();

    JsonNode answer = enter("{'replay': {'rollout': '4711-2-shop'}}");

    assertThat(answer.get("rollout").asText()).isEqualTo("4711-2-shop");
    assertThat(answer.get("verdict").asText()).isEqualTo("INCONCLUSIVE");
    Analysis asked = judge.asked();
    assertThat(asked.metrics()).containsExactly(SamplePlans.ERRORS);
    assertThat(asked.risk()).isEqualTo(Risk.USUAL);
    assertThat(asked.measurements()).isNotEmpty().isEqualTo(world.store.measurements(World.id(2)));
    assertThat(asked.stage()).isEqualTo(asked.measurements().getLast().stage());
    assertThat(asked.comparable()).isTrue();
  }

  @Test
  void what_was_recorded_is_judged_under_another_plan() {
    soak();

    enter(
        """
        {'replay': {'rollout': '4711-2-shop', 'alpha': 0.1,
          'metrics': [{'name': 'errors', 'kind': 'ratio', 'tolerance': 2}]}}""");

    assertThat(judge.asked().metrics().getFirst().tolerance().relative()).isEqualTo(2);
    assertThat(judge.asked().risk()).isEqualTo(new Risk(0.1, Risk.USUAL.beta()));
  }

  @Test
  void what_was_rolled_back_is_still_judged_by_the_plan_that_it_had() {
    soak();
    world.rollBack(2);
    world.bus.run();
    assertThat(world.state(2)).isEqualTo("RolledBack");

    enter("{'replay': {'rollout': '4711-2-shop'}}");

    assertThat(judge.asked().metrics()).containsExactly(SamplePlans.ERRORS);
    assertThat(judge.asked().measurements()).isNotEmpty();
  }

  @Test
  void a_first_release_is_compared_with_nothing() {
    world.deploy(1);
    world.minutes(1);

    enter("{'replay': {'rollout': '4711-1-shop'}}");

    assertThat(judge.asked().comparable()).isFalse();
  }

  @Test
  void a_replay_of_a_rollout_changes_nothing() {
    soak();
    var before = world.recorded(2);
    int decisions = world.decisions(2).size();

    enter("{'replay': {'rollout': '4711-2-shop'}}");

    assertThat(world.recorded(2)).isEqualTo(before);
    assertThat(world.decisions(2)).hasSize(decisions);
  }

  @Test
  void a_rollout_that_cannot_be_judged_again_is_told() {
    world.created(1);

    assertThat(error("{'replay': {'rollout': '4711-9-shop'}}"))
        .isEqualTo("rollout: found no rollout 4711-9-shop");
    assertThat(error("{'replay': {'rollout': '4711-1-shop'}}"))
        .isEqualTo(
            "replay.metrics: found nothing, expected metrics: there is no plan of this rollout to"
                + " take them from");
    assertThat(error("{'replay': {'rollout': '4711-1-shop', 'intervals': []}}"))
        .isEqualTo("replay: found rollout and intervals, expected one or the other");
    assertThat(error("{'replay': {'rollout': 7}}"))
        .isEqualTo("replay.rollout: found 7, expected a text");
  }

  @Test
  void a_metric_of_another_kind_than_was_recorded_is_told() {
    soak();

    assertThat(
            error(
                """
                {'replay': {'rollout': '4711-2-shop', 'metrics': [{'name': 'other', 'kind': 'value'},
                  {'name': 'errors', 'kind': 'value'}]}}"""))
        .isEqualTo("replay.metrics[1].kind: found value, expected ratio, as which it was recorded");
  }

  @Test
  void a_dry_run_shows_the_verdict_and_what_each_metric_says() {
    soak();
    Verdict verdict = Verdict.fail("errors", "twice as many");
    judge.says(
        new Judgement(
            verdict,
            OptionalInt.of(1),
            List.of(
                new Finding(
                    "errors",
                    verdict,
                    OptionalDouble.of(1),
                    Optional.empty(),
                    500,
                    1,
                    new Sizes(900, 100),
                    List.of()))));

    JsonNode answer = enter("{'evaluate': {'rollout': '4711-2-shop'}, 'dryRun': true}");

    assertThat(answer.get("verdict"))
        .hasToString(
            "{\"kind\":\"fail\",\"reasons\":[{\"about\":\"errors\",\"text\":\"twice as many\"}]}");
    assertThat(answer.at("/metrics/0/evidence").asDouble()).isEqualTo(500);
    assertThat(answer.at("/metrics/0/reasons/0").asText()).isEqualTo("twice as many");
  }

  /** The second release soaks over the first, and a minute of it was measured. */
  private void soak() {
    world.deploy(1);
    world.byHand.say(ByHandCanary.Word.PROMOTE, World.id(1), World.ADA);
    world.minutes(1);
    assertThat(world.state(1)).isEqualTo("Promoted");
    world.deploy(2);
    world.minutes(1);
    assertThat(world.state(2)).isEqualTo("Soaking");
  }

  private String error(String payload) {
    return enter(payload).get("error").asText();
  }

  private JsonNode enter(String payload) {
    return door.enter(DomainJson.readStrictly(payload.replace('\'', '"'), JsonNode.class));
  }
}
