package io.deployguardian.core.canary;

import static io.deployguardian.core.testing.SamplePlans.HOLD;
import static io.deployguardian.core.testing.SamplePlans.INTERVAL;
import static io.deployguardian.core.testing.SamplePlans.MINUTE;
import static io.deployguardian.core.testing.World.KEY;
import static io.deployguardian.core.testing.World.all;
import static io.deployguardian.core.testing.World.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Ground;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Promoted;
import io.deployguardian.core.rollout.Promoting;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Verdict;
import io.deployguardian.core.rollout.Weight;
import io.deployguardian.core.testing.SamplePlans;
import io.deployguardian.core.testing.World;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanaryEvaluationTest {

  private final World world = new World();

  @Test
  void advances_through_its_stages_to_the_promotion() {
    canary();
    assertThat(world.split()).isEqualTo(split(10));
    world.minutes(2);
    assertThat(world.split()).isEqualTo(split(50));
    world.minutes(2);
    assertThat(world.rollout(2)).isInstanceOf(Promoted.class);
    assertThat(world.split()).isEqualTo(all(2));
    assertThat(world.decisions(2))
        .containsSubsequence(
            "register",
            "plan accepted",
            "start the smoke test",
            "smoke test passed",
            "soak at 10 %",
            "advance to 50 %",
            "soak at 50 %",
            "promote to 100 %",
            "promoted");
  }

  @Test
  void does_not_advance_before_the_soak_is_over() {
    canary();
    world.clock.pass(INTERVAL.multipliedBy(11));
    world.tick();
    assertThat(((Soaking) world.rollout(2)).latest()).containsInstanceOf(Verdict.Pass.class);
    assertThat(world.split()).isEqualTo(split(10));
  }

  @Test
  void promotes_without_a_soak_at_100_percent() {
    canary();
    world.minutes(4);
    var promoted = (Promoted) world.rollout(2);
    assertThat(promoted.at()).isEqualTo(world.clock.instant());
    assertThat(promoted.ground()).isInstanceOf(Ground.Passed.class);
  }

  @Test
  void rolls_back_a_canary_that_is_worse() {
    world.metrics.makeSick("2");
    canary();
    world.minutes(1);
    var ended = (RolledBack) world.rollout(2);
    assertThat(ended.cause().kind()).isEqualTo(Cause.Kind.CANARY_FAILED);
    assertThat(ended.wasExposed()).isTrue();
    assertThat(world.split()).isEqualTo(all(1));
    assertThat(world.events(Event.CanaryFailed.class)).hasSize(1);
  }

  @Test
  void rolls_back_when_the_canary_has_no_data_by_the_deadline() {
    world.metrics.silence("2");
    canary();
    world.minutes(5);
    assertThat(world.rollout(2)).isInstanceOf(Soaking.class);
    world.minutes(1);
    assertThat(((RolledBack) world.rollout(2)).cause().reason())
        .contains("no data by the stage's deadline", "nothing arrived");
    assertThat(world.split()).isEqualTo(all(1));
  }

  @Test
  void holds_when_the_canary_has_too_little_data_and_rolls_back_when_nobody_decides() {
    world.metrics.says("2", new Reading.Count(0, 20));
    canary();
    world.minutes(5);
    assertThat(world.rollout(2)).isInstanceOf(Soaking.class);
    world.minutes(1);
    var held = (Held.Paused) world.rollout(2);
    assertThat(held.deadline()).isEqualTo(world.clock.instant().plus(HOLD));
    assertThat(world.split()).isEqualTo(split(10));
    world.clock.pass(HOLD);
    world.tick();
    assertThat(((RolledBack) world.rollout(2)).cause().kind()).isEqualTo(Cause.Kind.HOLD_EXPIRED);
    assertThat(world.split()).isEqualTo(all(1));
  }

  @Test
  void never_passes_on_the_data_of_another_stage() {
    canary();
    world.minutes(2);
    world.metrics.silence("2");
    world.minutes(4);
    assertThat(((Soaking) world.rollout(2)).stage()).isEqualTo(1);
  }

  @Test
  void catches_up_after_a_pause_interval_by_interval() {
    canary();
    world.clock.pass(Duration.ofMinutes(10));
    world.tick();
    assertThat(world.store.measurements(id(2))).hasSize(30);
    assertThat(world.split()).isEqualTo(split(50));
  }

  @Test
  void measures_at_most_thirty_intervals_at_a_time_and_goes_on_at_once() {
    world.metrics.says("2", new Reading.Count(0, 20));
    canary();
    world.clock.pass(INTERVAL.multipliedBy(3));
    world.tick();
    world.clock.pass(INTERVAL.multipliedBy(40));
    world.evaluation.look(id(2));
    assertThat(world.store.measurements(id(2))).hasSize(33);
  }

  @Test
  void waits_for_measurements_that_need_time_to_arrive() {
    var plan = SamplePlans.twoStages();
    var c = plan.canary();
    var slow =
        new CanaryPlan(
            c.stages(),
            c.interval(),
            c.patience(),
            Duration.ofMinutes(2),
            c.metrics(),
            c.risk(),
            c.traffic());
    world.promote(1);
    world.repository.declare(KEY, new EnvironmentPlan(plan.smoke(), slow, plan.hold()));
    world.deploy(2);
    world.minutes(2);
    assertThat(world.store.measurements(id(2))).isEmpty();
    world.minutes(1);
    assertThat(world.store.measurements(id(2))).hasSize(6);
  }

  @Test
  void a_first_release_goes_to_100_percent_on_its_thresholds() {
    world.deploy(1);
    var soaking = (Soaking) world.rollout(1);
    assertThat(soaking.weight()).isEqualTo(Weight.ALL);
    world.minutes(2);
    assertThat(world.rollout(1)).isInstanceOf(Promoted.class);
  }

  @Test
  void a_first_release_beyond_its_thresholds_has_no_way_back() {
    world.metrics.makeSick("1");
    world.deploy(1);
    world.minutes(1);
    assertThat(world.state(1)).isEqualTo("RollbackFailed");
    assertThat(world.events(Event.RollbackFailed.class).getFirst().why()).contains("no way back");
    assertThat(world.split()).isEqualTo(all(1));
  }

  @Test
  void looks_only_at_what_is_due() {
    canary();
    var before = world.recorded(2);
    assertThat(world.evaluation.look(id(2))).isInstanceOf(Handled.LeftAlone.class);
    assertThat(world.recorded(2)).isEqualTo(before);
  }

  @Test
  void says_once_per_grace_period_that_a_step_is_overdue() {
    world.created(1);
    world.clock.pass(Duration.ofMinutes(5));
    world.evaluation.look(id(1));
    assertThat(world.evaluation.look(id(1))).isInstanceOf(Handled.LeftAlone.class);
    assertThat(world.events(Event.StepOverdue.class)).hasSize(1);
    assertThat(world.events(Event.StepOverdue.class).getFirst().state()).isEqualTo("Registered");
    assertThat(world.recorded(1).version()).isEqualTo(1);
    world.clock.pass(World.PACE.grace());
    world.evaluation.look(id(1));
    assertThat(world.events(Event.StepOverdue.class)).hasSize(2);
  }

  @Test
  void a_canary_that_was_superseded_while_it_was_judged_is_left_alone() {
    canary();
    world.clock.pass(Duration.ofMinutes(2));
    // One call finds it, one reads its measurements, the third would commit.
    world.calls.before(2, () -> world.created(3));
    assertThat(world.evaluation.look(id(2))).isInstanceOf(Handled.LeftAlone.class);
    assertThat(world.state(2)).isEqualTo("Superseded");
  }

  @Test
  void a_held_promotion_without_stages_can_be_resumed() {
    world.promote(1);
    world.repository.declare(KEY, SamplePlans.staged());
    world.mode(Mode.OBSERVE_ONLY);
    world.deploy(2);
    world.minutes(6);
    assertThat(world.rollout(2)).isInstanceOf(Held.Paused.class);
    world.mode(Mode.GUARDING);
    world.byHand.say(ByHandCanary.Word.RESUME, id(2), World.ADA);
    world.bus.run();
    world.minutes(3);
    assertThat(world.state(2)).isEqualTo("Promoted");
  }

  @Test
  void a_dry_run_judges_and_records_nothing() {
    canary();
    world.clock.pass(INTERVAL.multipliedBy(11));
    var before = world.recorded(2);
    assertThat(
            world
                .soaking
                .dryRun(before, (Soaking) before.rollout(), world.clock.instant())
                .verdict())
        .isInstanceOf(Verdict.Pass.class);
    assertThat(world.store.measurements(id(2))).isEmpty();
  }

  @Test
  void a_promotion_whose_event_is_lost_is_made_by_the_tick() {
    canary();
    world.minutes(3);
    world.clock.pass(MINUTE);
    world.evaluation.look(id(2));
    world.bus.lose();
    assertThat(world.rollout(2)).isInstanceOf(Promoting.class);
    world.minutes(1);
    assertThat(world.rollout(2)).isInstanceOf(Promoted.class);
    assertThat(world.exposure.expose(id(2), Set.of())).isInstanceOf(Handled.LeftAlone.class);
  }

  private void canary() {
    world.promote(1);
    world.deploy(2);
    assertThat(world.rollout(2)).isInstanceOf(Soaking.class);
  }

  private static Split split(int percent) {
    return Split.between(Samples.release(1), Samples.release(2), new Weight(percent));
  }
}
