package io.deployguardian.core.rollback;

import static io.deployguardian.core.testing.World.KEY;
import static io.deployguardian.core.testing.World.PACE;
import static io.deployguardian.core.testing.World.all;
import static io.deployguardian.core.testing.World.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.check.Probe;
import io.deployguardian.core.check.Suite;
import io.deployguardian.core.rollout.Effect.Status;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.Severity;
import io.deployguardian.core.rollout.Verdict;
import io.deployguardian.core.testing.FakeTraffic.Failure;
import io.deployguardian.core.testing.World;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WayBackTest {

  private final World world = new World();

  @Test
  void writes_down_what_happened() {
    canary();
    var decided = world.clock.instant();
    world.rollBack(2);
    var incident = world.events(Event.RolloutRolledBack.class).getFirst().incident();
    assertThat(incident.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(incident.exposed()).isTrue();
    assertThat(incident.decidedAt()).isEqualTo(decided);
    assertThat(incident.restored()).contains(World.subject(1).release());
    assertThat(incident.health()).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void a_restored_release_that_is_sick_too_is_said_and_undoes_nothing() {
    canary();
    world.probe.makeSick("1");
    world.rollBack(2);
    assertThat(((RolledBack) world.rollout(2)).health()).isInstanceOf(Verdict.Fail.class);
    assertThat(world.split()).isEqualTo(all(1));
  }

  @Test
  @Timeout(15) // the sample plan's own limit is longer
  void a_restored_release_that_answers_nothing_is_asked_no_longer_than_the_lease_lasts() {
    canary();
    world.failed(2);
    Pace brief =
        new Pace(PACE.grace(), Duration.ofMillis(200), PACE.publication(), PACE.settling());
    Probe silent = (check, place) -> silence();
    var health = new Health(world.plans, world.guarded, new Suite(silent, new Random(1)));
    var wayBack =
        new WayBack(world.rollouts, world.steering, health, world.switches, brief, world.clock);
    wayBack.drive(id(2), Set.of());
    assertThat(((RolledBack) world.rollout(2)).health().toString())
        .contains("not finished within 150 ms");
  }

  /** Until the suite interrupts it. */
  private static Probe.Attempt silence() {
    try {
      Thread.sleep(Duration.ofMinutes(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("interrupted");
  }

  @Test
  void a_rollback_without_exposure_is_only_a_warning() {
    world.promote(1);
    world.failed(2);
    world.bus.run();
    assertThat(world.events(Event.RolloutRolledBack.class).getFirst().severity())
        .isEqualTo(Severity.WARNING);
  }

  @ParameterizedTest
  @EnumSource(value = Failure.class, mode = EnumSource.Mode.EXCLUDE, names = "LOST_ANSWER")
  void a_failing_target_is_tried_again_then_paged_then_driven_again(Failure failure) {
    canary();
    world.traffic.failAlways(failure);
    world.failed(2);
    world.bus.run();
    world.minutes(12);
    var failed = world.events(Event.RollbackFailed.class);
    assertThat(failed).isNotEmpty();
    assertThat(failed.getFirst().severity()).isEqualTo(Severity.CRITICAL);
    world.traffic.heal();
    world.minutes(60);
    assertThat(world.rollout(2)).isInstanceOf(RolledBack.class);
    assertThat(world.split()).isEqualTo(all(1));
  }

  @Test
  void a_target_that_answers_nothing_at_all_is_paged_too() {
    canary();
    world.traffic.goAway();
    world.failed(2);
    world.bus.run();
    world.minutes(12);
    assertThat(world.events(Event.RollbackFailed.class)).isNotEmpty();
    world.traffic.heal();
    world.minutes(60);
    assertThat(world.rollout(2)).isInstanceOf(RolledBack.class);
  }

  @Test
  void without_a_way_back_somebody_is_paged_each_day() {
    world.promote(1);
    world.rollBack(1);
    assertThat(world.rollout(1)).isInstanceOf(RollbackFailed.class);
    var failed = world.events(Event.RollbackFailed.class);
    assertThat(failed).hasSize(1);
    assertThat(failed.getFirst().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(world.split()).isEqualTo(all(1));
    world.clock.pass(Duration.ofHours(24));
    world.minutes(2);
    assertThat(world.rollout(1)).isInstanceOf(RollbackFailed.class);
    assertThat(world.events(Event.RollbackFailed.class)).hasSize(2);
    assertThat(world.broken()).isEmpty();
  }

  @Test
  void observing_withholds_the_rollback_until_others_made_it() {
    canary();
    world.mode(Mode.OBSERVE_ONLY);
    int written = world.traffic.written().size();
    world.rollBack(2);
    assertThat(world.rollout(2)).isInstanceOf(RollbackFailed.class);
    assertThat(((RollbackFailed) world.rollout(2)).why()).contains("withheld");
    assertThat(world.traffic.written()).hasSize(written);
    world.traffic.set(all(1));
    world.minutes(3);
    assertThat(world.rollout(2)).isInstanceOf(RolledBack.class);
    assertThat(world.store.effects(id(2)))
        .filteredOn(effect -> effect.key().equals("traffic-rollback"))
        .extracting(effect -> (Object) effect.status().getClass())
        .containsExactly(Status.Withheld.class);
    assertThat(world.traffic.written()).hasSize(written + 1);
  }

  @Test
  void looks_again_for_fifteen_minutes_and_repairs_what_a_sleeper_wrote() {
    canary();
    var canarySplit = world.split();
    world.rollBack(2);
    world.minutes(14);
    world.traffic.set(canarySplit);
    world.minutes(1);
    assertThat(world.split()).isEqualTo(all(1));
    assertThat(world.rollout(2).due()).isEmpty();
  }

  @Test
  void a_settled_rollout_is_left_alone() {
    world.promote(1);
    world.minutes(20);
    var before = world.recorded(1);
    world.wayBack.drive(id(1), Set.of());
    assertThat(world.recorded(1)).isEqualTo(before);
  }

  @Test
  void settling_ends_although_nothing_is_bound_any_more() {
    world.promote(1);
    world.guarded.unbind(KEY);
    world.minutes(20);
    assertThat(world.rollout(1).due()).isEmpty();
    assertThat(world.broken()).isEmpty();
  }

  @Test
  void a_rollback_of_what_waited_touches_no_traffic() {
    canary();
    world.traffic.failAlways(Failure.REFUSAL);
    world.failed(2);
    world.bus.run();
    world.created(3);
    world.failed(3);
    world.bus.run();
    assertThat(world.rollout(3)).isInstanceOf(RolledBack.class);
    assertThat(world.state(2)).isEqualTo("RollingBack");
    world.traffic.heal();
    world.minutes(3);
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.split()).isEqualTo(all(1));
  }

  @Test
  void one_that_waited_hands_on_when_its_turn_comes_while_it_is_taken_back() {
    canary();
    world.traffic.failAlways(Failure.REFUSAL);
    world.failed(2);
    world.bus.run();
    world.created(3);
    world.failed(3);
    world.bus.lose();
    // Between its two reads and its commit, number 2 ends, number 3 rules, and number 4 waits for
    // it.
    world.calls.before(
        2,
        () -> {
          world.traffic.heal();
          world.clock.pass(World.PACE.lease());
          world.wayBack.drive(id(2), Set.of());
          world.created(4);
          assertThat(world.environment().waiting()).contains(id(4));
        });
    world.wayBack.drive(id(3), Set.of());
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.state(3)).isEqualTo("RolledBack");
    assertThat(world.environment().isHeldBy(id(4))).isTrue();
  }

  private void canary() {
    world.promote(1);
    world.deploy(2);
  }
}
