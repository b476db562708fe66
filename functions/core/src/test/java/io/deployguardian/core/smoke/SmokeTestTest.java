package io.deployguardian.core.smoke;

import static io.deployguardian.core.testing.World.KEY;
import static io.deployguardian.core.testing.World.all;
import static io.deployguardian.core.testing.World.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.check.Retries;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.SmokePlan;
import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Promoting;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Shifting;
import io.deployguardian.core.rollout.SmokeTesting;
import io.deployguardian.core.rollout.Verdict;
import io.deployguardian.core.rollout.Weight;
import io.deployguardian.core.testing.FakeTraffic.Failure;
import io.deployguardian.core.testing.SamplePlans;
import io.deployguardian.core.testing.WorkerDied;
import io.deployguardian.core.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmokeTestTest {

  private static final Duration WORKER = SamplePlans.smoke().limit().plusSeconds(11);

  private final World world = new World();

  @BeforeEach
  void something_lives() {
    world.promote(1);
  }

  @Test
  void a_pass_decides_the_first_weight() {
    published();
    test();
    assertThat(((Shifting) world.rollout(2)).weight()).isEqualTo(new Weight(10));
    assertThat(world.events(Event.SmokeTestPassed.class).getLast().about().rollout())
        .isEqualTo(id(2));
  }

  @Test
  void a_pass_promotes_where_the_plan_has_no_stage() {
    world.repository.declare(KEY, SamplePlans.staged());
    published();
    test();
    assertThat(world.rollout(2)).isInstanceOf(Promoting.class);
  }

  @Test
  void a_fail_rolls_back_before_any_traffic() {
    world.probe.makeSick("2");
    published();
    test();
    var back = (RollingBack) world.rollout(2);
    assertThat(back.cause().kind()).isEqualTo(Cause.Kind.SMOKE_TEST_FAILED);
    assertThat(back.wasExposed()).isFalse();
    world.bus.run();
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.split()).isEqualTo(all(1));
  }

  @Test
  void an_inconclusive_suite_fails_closed() {
    var nothing = new SmokePlan(List.of(), Retries.DEFAULT, Duration.ofSeconds(1), false);
    var plan = SamplePlans.twoStages();
    world.repository.declare(KEY, new EnvironmentPlan(nothing, plan.canary(), plan.hold()));
    published();
    test();
    assertThat(world.rollout(2)).isInstanceOf(RollingBack.class);
  }

  @Test
  void waits_until_the_release_is_published() {
    world.created(2);
    world.bus.run();
    assertThat(test()).isInstanceOf(Handled.LeftAlone.class);
    assertThat(world.state(2)).isEqualTo("Planned");
  }

  @Test
  void a_release_that_is_never_published_is_taken_back() {
    world.created(2);
    world.bus.run();
    world.clock.pass(World.PACE.publication().plusSeconds(1));
    world.tick();
    assertThat(world.state(2)).isEqualTo("RolledBack");
  }

  @Test
  void another_worker_takes_over_from_one_that_died() {
    dyingWorkers(1);
    assertThat(((SmokeTesting) world.rollout(2)).lease().attempts()).isEqualTo(1);
    assertThat(test()).isInstanceOf(Handled.LeftAlone.class);
    world.clock.pass(WORKER);
    world.tick();
    assertThat(world.state(2)).isEqualTo("Soaking");
    assertThat(world.decisions(2))
        .contains("start the smoke test again: the last worker did not come back");
  }

  @Test
  void three_dead_workers_are_a_failure() {
    dyingWorkers(3);
    world.clock.pass(WORKER);
    world.tick();
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.events(Event.SmokeTestFailed.class).getFirst().reasons().getFirst().text())
        .contains("3 workers");
  }

  @Test
  void a_verdict_that_comes_after_a_newer_deployment_changes_nothing() {
    published();
    // Begun in three calls; the next one commits the verdict.
    world.calls.before(3, () -> world.created(3));
    test();
    assertThat(world.state(2)).isEqualTo("Superseded");
  }

  @Test
  void waits_for_its_turn_behind_a_rollback_and_takes_over_when_that_failed() {
    world.deploy(2);
    world.traffic.failAlways(Failure.REFUSAL);
    world.failed(2);
    world.bus.run();
    world.deploy(3);
    assertThat(world.state(3)).isEqualTo("Planned");
    assertThat(world.environment().waiting()).contains(id(3));
    world.minutes(10);
    assertThat(world.state(2)).isEqualTo("Superseded");
    assertThat(world.environment().isHeldBy(id(3))).isTrue();
    assertThat(world.decisions(3)).contains("take over after a failed rollback");
    assertThat(world.events(Event.RollbackFailed.class)).isNotEmpty();
  }

  @Test
  void a_first_release_that_never_had_traffic_is_taken_back_to_nothing() {
    var first = new World();
    first.probe.makeSick("1");
    first.deploy(1);
    assertThat(first.rollout(1)).isInstanceOf(RolledBack.class);
    assertThat(((RolledBack) first.rollout(1)).restored()).isEmpty();
    assertThat(first.traffic.written()).isEmpty();
    first.promote(2);
    assertThat(first.state(2)).isEqualTo("Promoted");
  }

  @Test
  void decides_nothing_while_stopped() {
    published();
    var before = world.recorded(2);
    world.mode(Mode.STOPPED);
    assertThat(test()).isInstanceOf(Handled.LeftAlone.class);
    assertThat(world.recorded(2)).isEqualTo(before);
  }

  @Test
  void a_dry_run_says_the_verdict_and_records_nothing() {
    published();
    var before = world.recorded(2);
    assertThat(world.smokeTest.dryRun(before)).isInstanceOf(Verdict.Pass.class);
    assertThat(world.recorded(2)).isEqualTo(before);
  }

  /** Planned and published, and nobody told the smoke test yet. */
  private void published() {
    world.created(2);
    world.succeeded(2);
    world.bus.lose();
    world.planning.plan(id(2), Set.of());
    world.bus.lose();
  }

  private Handled test() {
    return world.smokeTest.test(id(2), Set.of());
  }

  private void dyingWorkers(int workers) {
    published();
    for (int i = 0; i < workers; i++) {
      world.clock.pass(WORKER);
      world.calls.before(i == 0 ? 3 : 2, SmokeTestTest::die);
      assertThatThrownBy(this::test).isInstanceOf(WorkerDied.class);
    }
  }

  private static void die() {
    throw new WorkerDied();
  }
}
