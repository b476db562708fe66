package io.deployguardian.core.gate;

import static io.deployguardian.core.testing.World.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.gate.GateAnswers.Told;
import io.deployguardian.core.gate.GateWorld.FakeGitHub.Answered;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Promotion;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Gate.Status;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.core.rollout.Vetoed;
import io.deployguardian.core.testing.SamplePlans;
import io.deployguardian.core.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateAttacksTest {

  private final GateWorld at = new GateWorld();
  private final World world = at.world;

  private void rerunAsDeployment2InTheSameRun() {
    world.tell(new Fact.ApprovalRequested(World.subject(2), 7001));
  }

  /** b1: run 7001 is cancelled and re-run: deployment 2 of the SAME run waits for a person. */
  @Test
  void the_old_deployments_veto_is_not_said_to_the_rerun_of_the_same_run() {
    at.declareApproval();
    at.ask(1);
    at.minutes(1);
    rerunAsDeployment2InTheSameRun();
    at.look(2);
    assertThat(at.status(2)).isInstanceOf(Status.Awaiting.class);
    at.minutes(6);
    assertThat(at.status(2)).isInstanceOf(Status.Awaiting.class);
    assertThat(at.github.answers).as("said about run 7001, where deployment 2 waits").isEmpty();
  }

  /** b2: an old approval that GitHub never got is said to the re-run, which the rules veto. */
  @Test
  void an_old_approval_is_not_said_to_the_rerun_that_is_vetoed() {
    at.github.instead = Optional.of(new Told.Unclear("502"));
    at.ask(1);
    at.rule.outcome = GateWorld.veto("frozen");
    world.clock.pass(Duration.ofSeconds(30));
    rerunAsDeployment2InTheSameRun();
    at.look(2);
    assertThat(world.rollout(2)).isInstanceOf(Vetoed.class);
    at.github.instead = Optional.empty();
    at.minutes(20);
    assertThat(at.github.answers).extracting(Answered::approved).containsExactly(false);
  }

  /** b3: consent after five minutes leaves no patience at all. */
  @Test
  void a_blip_after_the_consent_is_waited_out() {
    at.declareApproval();
    at.ask(1);
    at.minutes(30);
    at.rule.outcome = GateWorld.silence();
    at.consent.approve(id(1), "mona", "comment 5", Set.of());
    at.look(1);
    at.rule.outcome = at.rule.passed("well");
    at.minutes(3);
    assertThat(at.github.answers).extracting(Answered::approved).containsExactly(true);
  }

  /** b4. */
  @Test
  void observing_holds_nobody_back_for_a_persons_consent() {
    world.mode(Mode.OBSERVE_ONLY);
    at.declareApproval();
    at.ask(1);
    at.minutes(10);
    assertThat(at.github.answers).extracting(Answered::approved).containsExactly(true);
  }

  /** b5: glass broken between "decided: no" and "GitHub has it". */
  @Test
  void what_is_let_through_is_not_a_vetoed_rollout() {
    at.rule.outcome = GateWorld.veto("no_runbook");
    at.github.instead = Optional.of(new Told.Unclear("502"));
    at.ask(1);
    assertThat(at.status(1)).isInstanceOf(Status.Decided.class);
    at.consent.breakGlass(id(1), World.ADA);
    at.github.instead = Optional.empty();
    at.minutes(16);
    boolean approved = at.github.answers.getLast().approved();
    assertThat(approved && world.rollout(1) instanceof Vetoed)
        .as("GitHub lets it through, and the rollout is Vetoed: nobody guards it")
        .isFalse();
  }

  /** a1: a plan whose role is called break-glass: consent skips the rules. */
  @Test
  void a_role_called_break_glass_skips_no_rule() {
    EnvironmentPlan plan = SamplePlans.twoStages();
    var usual = plan.promotion();
    world.repository.declare(
        World.KEY,
        plan.with(
            new Promotion(
                usual.tier(),
                usual.after(),
                usual.soak(),
                Optional.of("break-glass"),
                usual.branch(),
                usual.domain(),
                usual.strategy(),
                usual.reason(),
                usual.requiredChecks(),
                usual.freezes())));
    at.ask(1);
    at.rule.outcome = GateWorld.veto("frozen");
    at.consent.approve(id(1), "mona", "comment 5", Set.of());
    at.look(1);
    assertThat(at.github.answers).extracting(Answered::approved).containsExactly(false);
  }

  /** c1: GitHub's own review before the plan is there. */
  @Test
  void a_review_before_the_plan_is_known_counts() {
    at.declareApproval();
    world.asked(1);
    var review = review(7001, "production", "mona");
    // Whoever delivers events delivers this one again.
    assertThatThrownBy(() -> at.consent.reviewed(review, Set.of())).hasMessageContaining("no plan");
    at.look(1);
    at.consent.reviewed(review, Set.of());
    at.minutes(10);
    assertThat(at.github.answers).extracting(Answered::approved).containsExactly(true);
  }

  /** c3: GitHub's environments are the same in either case. */
  @Test
  void a_review_names_the_environment_in_another_case() {
    at.declareApproval();
    at.ask(1);
    at.consent.reviewed(review(7001, "Production", "mona"), Set.of());
    at.look(1);
    assertThat(at.github.answers).extracting(Answered::approved).containsExactly(true);
  }

  /**
   * b6: a rule that breaks. "At the same time no error may ever approve", and no error may hang.
   */
  @Test
  void a_rule_that_breaks_is_a_no_in_the_end() {
    at.rule.breaks = true;
    at.ask(1);
    at.minutes(6);
    assertThat(at.github.answers).extracting(Answered::approved).containsExactly(false);
    assertThat(at.github.answers.getFirst().comment()).contains("the rule broke");
  }

  /** b7: asked again after it was rolled back. */
  @Test
  void what_was_rolled_back_is_not_approved_to_whoever_asks_again() {
    world.promote(1);
    world.created(2);
    world.bus.run();
    assertThat(((Status.Answered) at.gate.ask(id(2)).orElseThrow().status()).approved()).isTrue();
    world.succeeded(2);
    world.bus.run();
    world.rollBack(2);
    world.minutes(3);
    assertThat(world.state(2)).isEqualTo("RolledBack");
    var status = (Status.Answered) at.gate.ask(id(2)).orElseThrow().status();
    assertThat(status.approved()).as("a job that asks again about what was rolled back").isFalse();
  }

  /** f1: who polls each ten seconds makes every rule ask GitHub each ten seconds. */
  @Test
  void polling_asks_github_no_more_often_than_the_sweep() {
    at.rule.outcome = GateWorld.silence();
    world.created(1);
    world.bus.run();
    for (int i = 0; i < 24; i++) {
      at.gate.ask(id(1));
      world.clock.pass(Duration.ofSeconds(10));
    }
    assertThat(at.rule.asked).as("in four minutes").isLessThanOrEqualTo(6);
  }

  /** f2: GitHub gave the repository up (or us); asked every quarter of an hour, for ever. */
  @Test
  void an_answer_nobody_takes_ends_when_the_job_has_ended() {
    int[] calls = {0};
    var gone =
        new GateAnswers() {
          @Override
          public Told answer(
              io.deployguardian.core.rollout.Subject s, long run, boolean yes, String comment) {
            calls[0]++;
            return new Told.Refused("404 Not Found");
          }
        };
    var ledger = new io.deployguardian.core.gate.source.RolloutLedger(world.rollouts);
    var gate =
        new ReadinessGate(
            world.rollouts,
            world.store,
            world.store,
            world.planning,
            world.plans,
            new Inspection(
                io.deployguardian.core.gate.source.Silence.sources("x", ledger), s -> List.of()),
            gone,
            world.switches,
            World.PACE,
            world.clock);
    world.repository.declareNothing();
    world.asked(1);
    gate.look(id(1), Set.of());
    world.clock.pass(Duration.ofDays(31));
    gate.look(id(1), Set.of());
    int before = calls[0];
    for (int day = 0; day < 60; day++) {
      world.clock.pass(Duration.ofDays(1));
      gate.due().forEach(one -> gate.look(one, Set.of()));
    }
    assertThat(calls[0] - before).as("after GitHub itself ended the job").isLessThan(2);
  }

  private static Event.DeploymentReviewed review(long run, String environment, String who) {
    var origin =
        new Origin(
            new EventId("4711/review/" + run),
            io.deployguardian.core.rollout.Samples.NOON,
            World.KEY.repository(),
            "acme/shop",
            "ab");
    return new Event.DeploymentReviewed(origin, run, environment, true, who);
  }
}
