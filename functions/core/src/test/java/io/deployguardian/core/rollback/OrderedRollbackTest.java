package io.deployguardian.core.rollback;

import static io.deployguardian.core.testing.World.ADA;
import static io.deployguardian.core.testing.World.all;
import static io.deployguardian.core.testing.World.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.rollback.RollbackRequest.Which;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.testing.World;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderedRollbackTest {

  private static final String VIA = "comment 5 on acme/shop#218";

  private final World world = new World();
  private final OrderedRollback ordered =
      new OrderedRollback(world.rollouts, world.switches, World.PACE, world.clock);

  @ParameterizedTest
  @MethodSource("io.deployguardian.core.rollback.RollbackTest#reversible")
  void from_every_state_its_event_brings_whoever_drives_it_to_the_same_end(Consumer<World> story) {
    world.promote(1);
    story.accept(world);
    order(2, Optional.empty());
    world.bus.run();
    assertThat(world.state(2)).isEqualTo("RolledBack");
    assertThat(world.split()).isEqualTo(all(1));
    assertThat(world.events(Event.RolloutRolledBack.class)).hasSize(1);
  }

  @Test
  void decides_and_leaves_the_traffic_and_the_lease_to_whoever_hears_of_it() {
    world.promote(1);
    world.deploy(2);
    var before = world.split();
    assertThat(order(2, Optional.empty()).what()).isEqualTo("rolling back to 1");
    var back = (RollingBack) world.rollout(2);
    assertThat(back.lease().isFree(world.clock.instant())).isTrue();
    assertThat(world.split()).isEqualTo(before);
    assertThat(world.store.decisions(id(2)).getLast().details())
        .containsAllEntriesOf(
            Map.of("by", ADA.by(), "reason", ADA.reason(), "via", VIA, "to", "1"));
  }

  @Test
  void goes_back_to_a_named_version_and_knows_which_there_are() {
    world.promote(1);
    world.promote(2);
    world.promote(3);
    assertThat(ordered.isKnownGood(id(3), "1")).isTrue();
    assertThat(ordered.isKnownGood(id(3), "c0ffee2")).isTrue();
    assertThat(ordered.isKnownGood(id(3), "c0ffee")).isFalse();
    assertThat(ordered.isKnownGood(id(3), "3")).isFalse();
    assertThat(ordered.isKnownGood(id(9), "1")).isFalse();
    order(3, Optional.of("c0ffee1"));
    world.bus.run();
    assertThat(world.split()).isEqualTo(all(1));
    assertThat(ordered.isKnownGood(id(2), "3")).isFalse();
  }

  @Test
  void asked_twice_is_decided_once() {
    world.promote(1);
    world.deploy(2);
    order(2, Optional.empty());
    var decided = world.recorded(2);
    assertThat(order(2, Optional.empty())).isInstanceOf(Handled.LeftAlone.class);
    assertThat(order(2, Optional.of("1")).what()).isEqualTo("asked for before");
    assertThat(world.recorded(2)).isEqualTo(decided);
  }

  @Test
  void what_is_over_stopped_or_unknown_is_left_alone_and_says_so() {
    world.promote(1);
    world.deploy(2);
    world.rollBack(2);
    assertThat(order(2, Optional.empty()).what()).isEqualTo("it is RolledBack already");
    assertThat(order(1, Optional.of("nonsense")).what()).contains("found nonsense");
    assertThat(order(9, Optional.empty()).what()).contains("found no rollout");
    world.mode(Mode.STOPPED);
    assertThat(order(1, Optional.empty()).what()).contains("the guardian is stopped");
    assertThat(world.state(1)).isEqualTo("Promoted");
  }

  private Handled order(int n, Optional<String> to) {
    var request = new RollbackRequest(new Which.One(id(n)), to, ADA, Optional.empty());
    var claims = Set.of(new Claim("command", "4711/5", world.clock.instant()));
    return ordered.order(request, VIA, claims);
  }
}
