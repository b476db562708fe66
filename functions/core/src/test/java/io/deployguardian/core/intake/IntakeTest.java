package io.deployguardian.core.intake;

import static io.deployguardian.core.testing.World.all;
import static io.deployguardian.core.testing.World.id;
import static io.deployguardian.core.testing.World.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.intake.Intake.Received;
import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.core.rollout.Registered;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.rollout.Superseded;
import io.deployguardian.core.testing.FakeTraffic.Failure;
import io.deployguardian.core.testing.World;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private final World world = new World();

  @Test
  void registers_a_created_deployment() {
    assertThat(world.created(1)).isInstanceOf(Received.Accepted.class);
    assertThat(world.rollout(1)).isInstanceOf(Registered.class);
    assertThat(world.environment().isHeldBy(id(1))).isTrue();
    assertThat(world.decisions(1)).containsExactly("register");
    assertThat(world.events(Event.RolloutRegistered.class)).hasSize(1);
  }

  @Test
  void registers_a_deployment_whose_status_arrives_first() {
    world.succeeded(1);
    world.created(1);
    assertThat(((Registered) world.rollout(1)).published()).isPresent();
    assertThat(world.events(Event.RolloutRegistered.class)).hasSize(1);
    assertThat(world.events(Event.DeploymentSucceeded.class)).hasSize(1);
  }

  @Test
  void ends_in_the_same_state_in_both_orders() {
    var other = new World();
    world.created(1);
    world.succeeded(1);
    other.succeeded(1);
    other.created(1);
    assertThat(world.rollout(1)).isEqualTo(other.rollout(1));
  }

  @Test
  void takes_the_url_that_only_the_status_knows() {
    var s = subject(1);
    var unreachable =
        new Subject(
            s.id(),
            s.key(),
            s.repositoryName(),
            s.deployment(),
            s.release(),
            Optional.empty(),
            Optional.empty(),
            s.trace());
    var url = Optional.of(URI.create("https://preview.example.org"));
    world.tell(new Fact.Created(unreachable));
    world.tell(
        new Fact.Reported(unreachable, Fact.Outcome.SUCCEEDED, 7, world.clock.instant(), url));
    assertThat(world.rollout(1).subject().url()).isEqualTo(url);
  }

  @Test
  void skips_a_redelivery_and_the_same_fact_in_another_delivery() {
    var fact = new Fact.Created(subject(1));
    world.intake.receive("guid", fact);
    assertThat(world.intake.receive("guid", fact)).isInstanceOf(Received.Skipped.class);
    assertThat(world.intake.receive("other", fact)).isInstanceOf(Received.Skipped.class);
    world.succeeded(1);
    assertThat(world.succeeded(1)).isInstanceOf(Received.Skipped.class);
    assertThat(world.recorded(1).version()).isEqualTo(2);
  }

  @Test
  void acknowledges_what_is_not_about_rollouts() {
    assertThat(world.tell(new Fact.Acknowledged("star", "created")))
        .isEqualTo(new Received.Acknowledged("star", "created"));
    assertThat(world.store.events()).isEmpty();
  }

  @Test
  void puts_a_fact_about_a_repository_on_record_as_an_event_once() {
    var origin = new Origin(new EventId("4711/comment/5"), Samples.NOON, 4711, "acme/shop", "ab");
    var command = new Event.CommandGiven(origin, 5, 218, true, "mona", "/guardian status");
    assertThat(world.tell(new Fact.Noted(command))).isEqualTo(new Received.Noted(command));
    assertThat(world.tell(new Fact.Noted(command))).isInstanceOf(Received.Skipped.class);
    assertThat(world.store.events()).containsExactly(command);
  }

  @Test
  void a_request_for_approval_registers_what_is_not_known_yet() {
    world.asked(1);
    assertThat(world.rollout(1)).isInstanceOf(Registered.class);
    assertThat(world.store.gate(id(1)).orElseThrow().run()).isEqualTo(7001);
    assertThat(world.events(Event.RolloutRegistered.class)).hasSize(1);
    assertThat(world.events(Event.DeploymentApprovalRequested.class)).hasSize(1);
  }

  @Test
  void a_request_for_approval_opens_the_gate_of_a_known_rollout_and_leaves_its_state() {
    world.created(1);
    world.asked(1);
    assertThat(world.rollout(1)).isInstanceOf(Registered.class);
    assertThat(world.decisions(1)).containsExactly("register", "asked for approval");
    assertThat(world.store.gatesDue(world.clock.instant().plusSeconds(60), 9))
        .containsExactly(id(1));
  }

  @Test
  void the_same_request_opens_one_gate() {
    world.asked(1);
    var before = world.recorded(1);
    assertThat(world.asked(1)).isInstanceOf(Received.Skipped.class);
    assertThat(world.recorded(1)).isEqualTo(before);
  }

  @Test
  void another_run_that_asks_for_the_same_deployment_opens_the_gate_again() {
    world.asked(1);
    world.tell(new Fact.ApprovalRequested(subject(1), 9));
    assertThat(world.store.gate(id(1)).orElseThrow().run()).isEqualTo(9);
    assertThat(world.events(Event.DeploymentApprovalRequested.class)).hasSize(2);
  }

  @Test
  void a_request_for_an_outdated_deployment_still_gets_a_gate_because_a_job_waits() {
    world.created(3);
    world.asked(2);
    assertThat(world.rollout(2)).isInstanceOf(Superseded.class);
    assertThat(world.store.gate(id(2))).isPresent();
    assertThat(world.events(Event.DeploymentApprovalRequested.class)).hasSize(1);
  }

  @Test
  void a_deployment_that_carries_out_our_own_rollback_starts_nothing() {
    rollingBack();
    for (Fact.OfDeployment told :
        List.of(
            new Fact.Created(subject(3)),
            world.reported(3, Fact.Outcome.SUCCEEDED),
            new Fact.ApprovalRequested(subject(3), 7))) {
      assertThat(world.tell(new Fact.Confirming(told, id(2))))
          .isInstanceOf(Received.Acknowledged.class);
    }
    assertThat(world.store.find(id(3))).isEmpty();
    assertThat(world.environment().isHeldBy(id(2))).isTrue();
  }

  @Test
  void a_deployment_that_only_says_so_is_guarded_as_any_other() {
    world.promote(1);
    world.tell(new Fact.Confirming(new Fact.Created(subject(2)), id(1)));
    assertThat(world.rollout(2)).isInstanceOf(Registered.class);
  }

  @Test
  void captures_the_way_back_at_registration() {
    world.promote(1);
    world.created(2);
    assertThat(world.rollout(2).subject().baseline()).contains(Samples.release(1));
  }

  @Test
  void a_successor_of_a_first_release_that_still_soaks_is_a_canary_over_it() {
    var fresh = new World();
    fresh.deploy(1);
    assertThat(fresh.state(1)).isEqualTo("Soaking");
    fresh.deploy(2);
    assertThat(fresh.rollout(2).subject().baseline()).contains(Samples.release(1));
    assertThat(fresh.split().of(Samples.release(2)).percent()).isEqualTo(10);
  }

  @Test
  void a_first_release_has_no_way_back() {
    world.created(1);
    assertThat(world.rollout(1).subject().baseline()).isEmpty();
  }

  @Test
  void a_newer_deployment_supersedes_the_active_one() {
    world.promote(1);
    world.deploy(2);
    world.created(3);
    assertThat(world.rollout(2)).isInstanceOf(Superseded.class);
    assertThat(((Superseded) world.rollout(2)).by()).isEqualTo(id(3));
    assertThat(world.environment().isHeldBy(id(3))).isTrue();
    assertThat(world.state(1)).isEqualTo("Promoted");
  }

  @Test
  void an_older_deployment_that_arrives_late_changes_nothing() {
    world.deploy(3);
    var before = world.recorded(3);
    world.deploy(2);
    assertThat(((Superseded) world.rollout(2)).by()).isEqualTo(id(3));
    assertThat(world.recorded(3)).isEqualTo(before);
    assertThat(world.environment().isHeldBy(id(3))).isTrue();
  }

  @Test
  void a_newer_deployment_waits_behind_a_rollback_in_progress() {
    rollingBack();
    world.deploy(3);
    assertThat(world.state(2)).isEqualTo("RollingBack");
    assertThat(world.state(3)).isEqualTo("Planned");
    assertThat(world.environment().waiting()).contains(id(3));
    world.traffic.heal();
    world.minutes(3);
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.environment().isHeldBy(id(3))).isTrue();
    world.minutes(10);
    assertThat(world.split()).isEqualTo(all(3));
  }

  @Test
  void only_the_newest_waits_behind_a_rollback() {
    rollingBack();
    world.deploy(3);
    world.deploy(4);
    assertThat(world.state(3)).isEqualTo("Superseded");
    assertThat(world.environment().waiting()).contains(id(4));
  }

  @Test
  void after_a_failed_rollback_a_newer_deployment_also_supersedes_the_one_that_waited() {
    rollingBack();
    world.created(3);
    world.traffic.goAway();
    world.minutes(12);
    assertThat(world.rollout(2)).isInstanceOf(RollbackFailed.class);
    world.created(4);
    assertThat(world.state(2)).isEqualTo("Superseded");
    assertThat(world.state(3)).isEqualTo("Superseded");
    assertThat(world.environment().isHeldBy(id(4))).isTrue();
  }

  @Test
  void a_deployment_that_decides_to_wait_just_when_the_rollback_ends_does_not_wait_for_ever() {
    rollingBack();
    world.traffic.heal();
    world.clock.pass(World.PACE.lease());
    // Before the last call, its commit, the rollback that it wants to wait for ends.
    world.calls.before(3, world::tick);
    world.created(3);
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.environment().isHeldBy(id(3))).isTrue();
  }

  @Test
  void a_failing_pipeline_rolls_an_active_rollout_back() {
    world.promote(1);
    world.deploy(2);
    world.failed(2);
    assertThat(((RollingBack) world.rollout(2)).cause().kind())
        .isEqualTo(Cause.Kind.DEPLOYMENT_FAILED);
    world.bus.run();
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.split()).isEqualTo(all(1));
  }

  @Test
  void a_failure_before_anything_else_is_a_rollback_from_the_start() {
    world.promote(1);
    world.failed(2);
    world.created(2);
    assertThat(world.rollout(2)).isInstanceOf(RollingBack.class);
    world.bus.run();
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.rollout(2).exposed()).isFalse();
  }

  @Test
  void a_failure_that_is_told_after_the_promotion_changes_nothing() {
    world.promote(1);
    assertThat(world.failed(1)).isInstanceOf(Received.Skipped.class);
    assertThat(world.state(1)).isEqualTo("Promoted");
  }

  @Test
  void a_failure_that_is_told_again_does_not_start_a_failed_rollback_again() {
    rollingBack();
    world.minutes(4);
    assertThat(world.rollout(2)).isInstanceOf(RollbackFailed.class);
    var before = world.recorded(2);
    assertThat(world.failed(2)).isInstanceOf(Received.Skipped.class);
    assertThat(world.recorded(2)).isEqualTo(before);
  }

  /** Deployment 2 is on its way back to 1, which does not get through. */
  private void rollingBack() {
    world.promote(1);
    world.deploy(2);
    world.traffic.failAlways(Failure.REFUSAL);
    world.failed(2);
    world.bus.run();
  }
}
