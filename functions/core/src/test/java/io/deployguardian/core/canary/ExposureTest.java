package io.deployguardian.core.canary;

import static io.deployguardian.core.testing.World.all;
import static io.deployguardian.core.testing.World.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.rollout.Cause;
import io.deployguardian.core.rollout.Effect.Status;
import io.deployguardian.core.rollout.Environment.KnownGood;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Held;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.Shifting;
import io.deployguardian.core.rollout.Soaking;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Superseded;
import io.deployguardian.core.rollout.Weight;
import io.deployguardian.core.testing.FakeTraffic.Failure;
import io.deployguardian.core.testing.World;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExposureTest {

  private final World world = new World();

  @BeforeEach
  void something_lives() {
    world.promote(1);
  }

  @Test
  void soaks_from_the_moment_that_the_target_confirms() {
    world.deploy(2);
    assertThat(((Soaking) world.rollout(2)).since()).isEqualTo(world.clock.instant());
    assertThat(world.events(Event.StageEntered.class).getLast().weight()).isEqualTo(weight(10));
    assertThat(world.store.effects(id(2)).getFirst().status()).isInstanceOf(Status.Confirmed.class);
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void gets_over_one_failure_of_the_target(Failure failure) {
    world.traffic.failNext(failure);
    world.deploy(2);
    world.minutes(2);
    var soaking = (Soaking) world.rollout(2);
    assertThat(world.traffic.state().of(Samples.release(2))).isEqualTo(soaking.weight());
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LOST_ANSWER", "EXCEPTION"})
  void takes_traffic_back_when_the_target_never_confirms(Failure failure) {
    world.traffic.failAlways(failure);
    world.deploy(2);
    assertThat(world.rollout(2)).isInstanceOf(Shifting.class);
    world.minutes(20);
    var ended = (RolledBack) world.rollout(2);
    assertThat(ended.cause().kind()).isEqualTo(Cause.Kind.TARGET_FAILED);
    assertThat(world.split()).isEqualTo(all(1));
  }

  @Test
  void pages_somebody_when_the_target_can_not_be_reached_to_take_traffic_back() {
    world.traffic.failAlways(Failure.EXCEPTION);
    world.deploy(2);
    world.minutes(20);
    assertThat(world.events(Event.RollbackFailed.class)).isNotEmpty();
    world.traffic.heal();
    world.minutes(90);
    assertThat(world.rollout(2)).isInstanceOf(RolledBack.class);
    assertThat(world.split()).isEqualTo(all(1));
  }

  @Test
  void a_write_whose_answer_was_lost_is_found_and_not_repeated() {
    world.traffic.failAlways(Failure.LOST_ANSWER);
    int before = world.traffic.written().size();
    world.deploy(2);
    world.minutes(1);
    assertThat(world.rollout(2)).isInstanceOf(Soaking.class);
    assertThat(world.traffic.written()).hasSize(before + 1);
  }

  @Test
  void an_old_promoted_rollout_is_superseded_by_the_newer_promotion() {
    world.promote(2);
    assertThat(world.rollout(1)).isInstanceOf(Superseded.class);
    assertThat(((Superseded) world.rollout(1)).promotedAt()).isPresent();
    assertThat(world.environment().live()).contains(id(2));
    assertThat(world.environment().knownGood())
        .extracting(KnownGood::release)
        .containsExactly(Samples.release(2), Samples.release(1));
    assertThat(world.store.history(World.KEY)).hasSize(2);
  }

  @Test
  void a_superseded_canarys_weight_returns_to_the_baseline_before_the_next_one_gets_any() {
    world.deploy(2);
    int before = world.traffic.written().size();
    world.created(3);
    world.succeeded(3);
    // Whatever the supersession would do about it comes too late.
    for (var told = world.store.relay(); !told.isEmpty(); told = world.store.relay()) {
      told.stream().filter(e -> !e.type().equals("RolloutSuperseded")).forEach(world.bus::deliver);
    }
    assertThat(world.traffic.written().subList(before, before + 2))
        .containsExactly(all(1), Split.between(Samples.release(1), Samples.release(3), weight(10)));
  }

  @Test
  void observing_walks_the_stages_on_the_weights_that_others_set() {
    world.mode(Mode.OBSERVE_ONLY);
    world.deploy(2);
    assertThat(world.rollout(2)).isInstanceOf(Shifting.class);
    world.traffic.set(Split.between(Samples.release(1), Samples.release(2), weight(10)));
    int written = world.traffic.written().size();
    world.minutes(1);
    assertThat(world.rollout(2)).isInstanceOf(Soaking.class);
    assertThat(world.traffic.written()).hasSize(written);
    assertThat(world.store.effects(id(2)).getFirst().status()).isInstanceOf(Status.Withheld.class);
  }

  @Test
  void observing_holds_when_nobody_sets_the_weight() {
    world.mode(Mode.OBSERVE_ONLY);
    world.deploy(2);
    world.minutes(5);
    assertThat(world.rollout(2)).isInstanceOf(Held.Paused.class);
    assertThat(world.decisions(2)).containsOnlyOnce("withheld: 10 %, observe-only");
    assertThat(world.split()).isEqualTo(all(1));
  }

  @Test
  void leaves_the_target_to_the_worker_that_has_the_lease() {
    world.traffic.goAway();
    world.deploy(2);
    var leased = world.recorded(2);
    world.traffic.heal();
    assertThat(world.exposure.expose(id(2), Set.of())).isInstanceOf(Handled.LeftAlone.class);
    assertThat(world.recorded(2)).isEqualTo(leased);
    world.clock.pass(World.PACE.lease());
    world.exposure.expose(id(2), Set.of());
    assertThat(world.rollout(2)).isInstanceOf(Soaking.class);
  }

  private static Weight weight(int percent) {
    return new Weight(percent);
  }
}
