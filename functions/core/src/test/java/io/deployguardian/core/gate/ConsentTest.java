package io.deployguardian.core.gate;

import static io.deployguardian.core.testing.World.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.rollout.Approval;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Gate.Status;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.testing.World;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentTest {

  private final GateWorld at = new GateWorld();
  private final World world = at.world;

  @BeforeEach
  void the_plan_asks_for_a_tech_lead() {
    at.declareApproval();
  }

  @Test
  void what_is_ready_waits_for_the_consent_that_its_plan_asks_for() {
    at.ask(1);
    assertThat(((Status.Awaiting) at.status(1)).role()).isEqualTo("tech_lead");
    assertThat(at.github.answers).isEmpty();
    assertThat(world.events(Event.DeploymentAwaitsApproval.class)).hasSize(1);
    at.minutes(30);
    assertThat(at.status(1)).isInstanceOf(Status.Awaiting.class);
    assertThat(at.rule.asked).isEqualTo(1);
  }

  @Test
  void whoever_holds_the_role_consents_and_it_goes_ahead() {
    at.ask(1);
    assertThat(consent("mona")).isInstanceOf(Handled.Moved.class);
    at.look(1);
    assertThat(at.github.answers).singleElement().satisfies(a -> assertThat(a.approved()).isTrue());
    assertThat(world.decisions(1))
        .containsSubsequence(
            "ready; wait for the consent of tech_lead",
            "approval by mona",
            "approve the deployment");
    assertThat(world.store.gate(id(1)).orElseThrow().approvals())
        .extracting(Approval::by, Approval::role)
        .containsExactly(tuple("mona", "tech_lead"));
  }

  @Test
  void whoever_does_not_hold_it_changes_nothing() {
    at.ask(1);
    var before = world.recorded(1);
    assertThat(consent("hubot").what()).contains("not in the team");
    assertThat(world.recorded(1)).isEqualTo(before);
    assertThat(at.status(1)).isInstanceOf(Status.Awaiting.class);
  }

  @Test
  void who_holds_it_has_to_be_known() {
    at.ask(1);
    at.github.knowsNobody = true;
    assertThatThrownBy(() -> consent("mona")).hasMessageContaining("502");
    assertThat(at.status(1)).isInstanceOf(Status.Awaiting.class);
  }

  @Test
  void a_consent_does_not_skip_the_rules() {
    at.ask(1);
    at.rule.outcome = GateWorld.veto("frozen");
    consent("mona");
    at.look(1);
    assertThat(at.github.answers)
        .singleElement()
        .satisfies(a -> assertThat(a.approved()).isFalse());
  }

  @Test
  void an_early_consent_counts() {
    at.rule.outcome = GateWorld.silence();
    at.ask(1);
    assertThat(consent("mona")).isInstanceOf(Handled.Moved.class);
    at.rule.outcome = at.rule.passed("well");
    at.minutes(2);
    assertThat(at.github.answers).singleElement().satisfies(a -> assertThat(a.approved()).isTrue());
  }

  @Test
  void nobody_consenting_in_time_is_a_no() {
    at.ask(1);
    at.minutes(61);
    assertThat(at.github.answers)
        .singleElement()
        .satisfies(
            answered -> assertThat(answered.comment()).contains("not_approved", "tech_lead"));
  }

  @Test
  void a_newer_deployment_ends_the_wait() {
    at.ask(1);
    world.created(2);
    at.minutes(6);
    assertThat(at.github.answers)
        .singleElement()
        .satisfies(a -> assertThat(a.approved()).isFalse());
  }

  @Test
  void an_approval_in_githubs_own_review_counts() {
    at.ask(1);
    assertThat(at.consent.reviewed(review(7001, true, "mona"), Set.of()))
        .isInstanceOf(Handled.Moved.class);
    at.look(1);
    assertThat(at.github.answers).hasSize(1);
  }

  @Test
  void a_review_of_another_run_or_a_rejection_changes_nothing() {
    at.ask(1);
    var before = world.recorded(1);
    at.consent.reviewed(review(7002, true, "mona"), Set.of());
    at.consent.reviewed(review(7001, false, "mona"), Set.of());
    assertThat(world.recorded(1)).isEqualTo(before);
  }

  @Test
  void the_same_word_told_twice_is_on_record_once() {
    at.ask(1);
    var claim = Set.of(new Claim("command", "4711/5", Samples.NOON));
    at.consent.approve(id(1), "mona", "comment 5", claim);
    at.consent.approve(id(1), "mona", "comment 5", claim);
    assertThat(world.store.gate(id(1)).orElseThrow().approvals()).hasSize(1);
  }

  @Test
  void where_nothing_waits_there_is_nothing_to_consent_to() {
    assertThat(consent("mona").what()).contains("nothing waits");
    at.ask(1);
    consent("mona");
    at.look(1);
    assertThat(consent("mona").what()).contains("nothing waits");
  }

  @Test
  void by_invoke_a_name_and_a_reason_are_enough() {
    at.ask(1);
    at.consent.approve(id(1), World.ADA);
    at.look(1);
    assertThat(at.github.answers).singleElement().satisfies(a -> assertThat(a.approved()).isTrue());
  }

  @Test
  void break_glass_lets_through_whatever_the_rules_say_with_the_name_on_record() {
    at.rule.outcome = GateWorld.silence();
    at.ask(1);
    at.consent.breakGlass(id(1), World.ADA);
    at.look(1);
    assertThat(at.github.answers)
        .singleElement()
        .satisfies(
            answered -> {
              assertThat(answered.approved()).isTrue();
              assertThat(answered.comment()).contains("ada", "break-glass");
            });
    assertThat(world.events(Event.DeploymentApproved.class))
        .singleElement()
        .satisfies(event -> assertThat(event.reasons().getFirst().text()).contains("ada"));
  }

  @Test
  void what_was_vetoed_goes_through_when_its_job_is_run_again_after_somebody_broke_the_glass() {
    at.rule.outcome = GateWorld.veto("no_runbook");
    at.ask(1);
    assertThat(at.consent.breakGlass(id(1), World.ADA)).isInstanceOf(Handled.Moved.class);
    assertThat(at.github.answers)
        .singleElement()
        .satisfies(a -> assertThat(a.approved()).isFalse());
    world.tell(new Fact.ApprovalRequested(again(2), 7002));
    at.look(2);
    assertThat(at.github.answers.getLast().approved()).isTrue();
    assertThat(at.github.answers.getLast().comment()).contains("ada");
  }

  @Test
  void broken_glass_is_for_the_same_commit_only_and_for_an_hour() {
    at.rule.outcome = GateWorld.veto("no_runbook");
    at.ask(1);
    at.consent.breakGlass(id(1), World.ADA);
    at.ask(2);
    assertThat(at.github.answers.getLast().approved()).isFalse();
    world.clock.pass(Duration.ofHours(1));
    world.tell(new Fact.ApprovalRequested(again(3), 7003));
    at.look(3);
    assertThat(at.github.answers.getLast().approved()).isFalse();
  }

  /** Another deployment of what deployment 1 deployed. */
  private static Subject again(int n) {
    Subject s = World.subject(n);
    return new Subject(
        s.id(),
        s.key(),
        s.repositoryName(),
        s.deployment(),
        World.subject(1).release(),
        s.baseline(),
        s.url(),
        s.trace());
  }

  private Handled consent(String login) {
    return at.consent.approve(id(1), login, "comment 5", Set.of());
  }

  private static Event.DeploymentReviewed review(long run, boolean approved, String reviewer) {
    var origin =
        new Origin(
            new EventId("4711/review/" + run), Samples.NOON, World.KEY.repository(), "a/b", "ab");
    return new Event.DeploymentReviewed(origin, run, World.KEY.environment(), approved, reviewer);
  }
}
