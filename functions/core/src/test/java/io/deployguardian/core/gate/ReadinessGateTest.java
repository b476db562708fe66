package io.deployguardian.core.gate;

import static io.deployguardian.core.testing.World.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.deployguardian.core.gate.GateAnswers.Told;
import io.deployguardian.core.gate.GateWorld.FakeGitHub.Answered;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Gate.Status;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Planned;
import io.deployguardian.core.rollout.Vetoed;
import io.deployguardian.core.testing.World;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReadinessGateTest {

  private final GateWorld at = new GateWorld();
  private final World world = at.world;

  @Test
  void approves_what_the_rules_let_through_and_tells_github_once() {
    at.ask(1);
    at.minutes(10);
    assertThat(at.github.answers)
        .extracting(Answered::run, Answered::approved)
        .containsExactly(tuple(7001L, true));
    assertThat(at.status(1)).isInstanceOf(Status.Answered.class);
    assertThat(world.rollout(1)).isInstanceOf(Planned.class);
    assertThat(world.decisions(1)).contains("approve the deployment");
    assertThat(world.events(Event.DeploymentApproved.class)).hasSize(1);
  }

  @Test
  void vetoes_with_the_reasons_and_the_rollout_is_over() {
    at.rule.outcome = GateWorld.veto("no_runbook");
    at.ask(1);
    assertThat(at.github.answers)
        .singleElement()
        .satisfies(
            answered -> {
              assertThat(answered.approved()).isFalse();
              assertThat(answered.comment()).contains("no_runbook").hasSizeLessThanOrEqualTo(1024);
            });
    assertThat(world.rollout(1)).isInstanceOf(Vetoed.class);
    assertThat(world.events(Event.DeploymentVetoed.class)).hasSize(1);
    assertThat(world.store.decisions(id(1)).getLast().details())
        .containsEntry("check: no_runbook", "FAIL: services.shop: mend it");
  }

  @Test
  void a_vetoed_deployment_never_gets_traffic_even_if_its_pipeline_goes_on() {
    world.promote(1);
    at.rule.outcome = GateWorld.veto("no_runbook");
    at.ask(2);
    world.deploy(2);
    world.minutes(10);
    assertThat(world.state(2)).isEqualTo("Vetoed");
    assertThat(world.split()).isEqualTo(World.all(1));
    world.deploy(3);
    world.minutes(8);
    assertThat(world.state(3)).isEqualTo("Promoted");
  }

  @Test
  void what_can_not_be_known_yet_is_asked_again_until_it_can() {
    at.rule.outcome = GateWorld.silence();
    at.ask(1);
    at.minutes(2);
    assertThat(at.github.answers).isEmpty();
    at.rule.outcome = at.rule.passed("all is well");
    at.minutes(1);
    assertThat(at.github.answers).hasSize(1);
    assertThat(at.github.answers.getFirst().approved()).isTrue();
  }

  @Test
  void what_can_not_be_known_in_time_is_a_no() {
    at.rule.outcome = GateWorld.silence();
    at.ask(1);
    at.minutes(6);
    assertThat(at.github.answers)
        .singleElement()
        .satisfies(
            answered -> {
              assertThat(answered.approved()).isFalse();
              assertThat(answered.comment()).contains("502");
            });
    assertThat(at.status(1)).isInstanceOf(Status.Answered.class);
  }

  @Test
  void an_answer_that_may_be_lost_is_said_again_with_the_same_words() {
    at.github.losesItsAnswer = true;
    at.ask(1);
    assertThat(at.status(1)).isInstanceOf(Status.Decided.class);
    at.rule.outcome = GateWorld.veto("no_runbook");
    at.minutes(3);
    assertThat(at.status(1)).isInstanceOf(Status.Answered.class);
    assertThat(at.github.answers).hasSize(1);
    assertThat(at.rule.asked).isEqualTo(1);
  }

  @Test
  void github_out_of_reach_for_an_hour_is_answered_after_it() {
    at.github.instead = Optional.of(new Told.Unclear("502"));
    at.ask(1);
    at.minutes(60);
    assertThat(at.github.answers).isEmpty();
    at.github.instead = Optional.empty();
    at.minutes(16);
    assertThat(at.github.answers).hasSize(1);
  }

  @Test
  void a_refusal_is_told_once_a_day_and_the_answer_is_kept() {
    at.github.instead = Optional.of(new Told.Refused("403: no permission deployments: write"));
    at.ask(1);
    at.minutes(60);
    assertThat(world.events(Event.AccessRefused.class)).hasSize(1);
    at.github.instead = Optional.empty();
    at.minutes(16);
    assertThat(at.github.answers).hasSize(1);
  }

  @Test
  void an_invalid_plan_is_a_no() {
    world.repository.declareNonsense();
    at.ask(1);
    assertThat(answer().approved()).isFalse();
    assertThat(answer().comment()).contains("invalid_plan");
  }

  @Test
  void a_repository_without_a_plan_is_a_no_because_somebody_asked_to_have_it_guarded() {
    world.repository.declareNothing();
    at.ask(1);
    assertThat(answer().approved()).isFalse();
    assertThat(answer().comment()).contains("not_guarded");
    assertThat(world.state(1)).isEqualTo("Unguarded");
  }

  @Test
  void a_deployment_that_a_newer_one_overtook_is_a_no() {
    world.created(2);
    at.ask(1);
    assertThat(answer().approved()).isFalse();
    assertThat(answer().comment()).contains("superseded");
  }

  @Test
  void a_plan_that_can_not_be_fetched_in_time_is_a_no() {
    world.repository.goDown(true);
    assertThatThrownBy(() -> at.ask(1)).hasMessageContaining("GitHub can't be reached");
    world.clock.pass(World.PACE.grace().multipliedBy(6));
    at.look(1);
    assertThat(answer().approved()).isFalse();
    assertThat(answer().comment()).contains("no_plan");
  }

  @Test
  void a_stopped_guardian_says_no_instead_of_nothing() {
    world.mode(Mode.STOPPED);
    at.ask(1);
    at.minutes(4);
    assertThat(at.github.answers).isEmpty();
    at.minutes(2);
    assertThat(answer().approved()).isFalse();
    assertThat(answer().comment()).contains("guardian_stopped");
  }

  @Test
  void observing_it_lets_through_and_says_what_it_would_have_said() {
    world.mode(Mode.OBSERVE_ONLY);
    at.rule.outcome = GateWorld.veto("no_runbook");
    at.ask(1);
    assertThat(answer().approved()).isTrue();
    assertThat(answer().comment()).contains("no_runbook");
    assertThat(world.rollout(1)).isInstanceOf(Planned.class);
    assertThat(world.decisions(1).getLast()).contains("would have been vetoed");
  }

  @Test
  void another_run_that_asks_for_what_was_vetoed_gets_the_same_answer() {
    at.rule.outcome = GateWorld.veto("no_runbook");
    at.ask(1);
    at.rule.outcome = at.rule.passed("all is well");
    world.tell(new Fact.ApprovalRequested(World.subject(1), 9));
    at.look(1);
    assertThat(at.github.answers).hasSize(2);
    assertThat(at.github.answers.getLast().approved()).isFalse();
  }

  @Test
  void the_same_event_again_changes_nothing() {
    at.ask(1);
    var before = world.recorded(1);
    at.look(1);
    at.look(1);
    assertThat(world.recorded(1)).isEqualTo(before);
    assertThat(at.github.answers).hasSize(1);
  }

  @Test
  void whoever_polls_has_the_answer_with_the_decision_and_github_is_told_nothing() {
    assertThat(at.gate.ask(id(1))).isEmpty();
    world.created(1);
    at.rule.outcome = GateWorld.silence();
    assertThat(at.gate.ask(id(1)).orElseThrow().status()).isInstanceOf(Status.Open.class);
    at.rule.outcome = GateWorld.veto("no_runbook");
    // Who asks again at once gets what is on record.
    assertThat(at.gate.ask(id(1)).orElseThrow().status()).isInstanceOf(Status.Open.class);
    assertThat(at.rule.asked).isEqualTo(1);
    world.clock.pass(World.PACE.grace());
    var answered = (Status.Answered) at.gate.ask(id(1)).orElseThrow().status();
    assertThat(answered.approved()).isFalse();
    assertThat(at.github.answers).isEmpty();
    assertThat(world.events(Event.DeploymentVetoed.class)).hasSize(1);
  }

  /** Whatever GitHub's API does: one answer in effect, the decided one, and nothing owed after. */
  @Property(tries = 300)
  void it_always_answers_and_always_the_same(
      @ForAll @Size(max = 12) List<Weather> weather, @ForAll boolean good) {
    var any = new GateWorld();
    any.rule.outcome = good ? any.rule.passed("well") : GateWorld.veto("no_runbook");
    any.world.asked(1);
    for (Weather minute : weather) {
      minute.over(any);
      any.minutes(1);
    }
    Weather.FINE.over(any);
    any.minutes(40);
    assertThat(any.github.answers).hasSize(1);
    var answered = (Status.Answered) any.status(1);
    assertThat(any.github.answers.getFirst().approved()).isEqualTo(answered.approved());
    assertThat(any.gate.due()).isEmpty();
    assertThat(any.world.events(Event.DeploymentApproved.class))
        .hasSize(answered.approved() ? 1 : 0);
  }

  /** What may happen at GitHub in a minute. */
  enum Weather {
    FINE,
    DOWN,
    LOSES_THE_ANSWER;

    void over(GateWorld any) {
      any.github.instead = this == DOWN ? Optional.of(new Told.Unclear("502")) : Optional.empty();
      any.github.losesItsAnswer = this == LOSES_THE_ANSWER;
    }
  }

  private Answered answer() {
    assertThat(at.github.answers).hasSize(1);
    return at.github.answers.getFirst();
  }
}
