package io.deployguardian.core.testing;

import static io.deployguardian.core.testing.World.all;
import static io.deployguardian.core.testing.World.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.canary.ByHandCanary.Word;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Mode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While the guardian is stopped nothing is decided and nothing is done; afterwards everything goes
 * on.
 */
class StopSwitchTest {

  private final World world = new World();

  static Stream<Named<Consumer<World>>> moments() {
    return Stream.of(
        Named.of("Registered", w -> w.created(2)),
        Named.of("Planned", w -> w.bus.run()),
        Named.of("Soaking", w -> w.deploy(2)),
        Named.of("Promoting", StopSwitchTest::promoting),
        Named.of(
            "RollingBack",
            w -> {
              w.deploy(2);
              w.failed(2);
            }));
  }

  @ParameterizedTest
  @MethodSource("moments")
  void decides_nothing_while_stopped_and_goes_on_afterwards(Consumer<World> moment) {
    world.promote(1);
    world.created(2);
    moment.accept(world);
    var before = world.recorded(2);
    int written = world.traffic.written().size();
    world.mode(Mode.STOPPED);
    world.bus.run();
    world.minutes(30);
    assertThat(world.recorded(2)).isEqualTo(before);
    assertThat(world.traffic.written()).hasSize(written);
    world.mode(Mode.GUARDING);
    world.succeeded(2);
    new Interleaving(world).comesToRest(true);
    assertThat(world.split())
        .isEqualTo(before.rollout().state().equals("RollingBack") ? all(1) : all(2));
  }

  @ParameterizedTest
  @EnumSource(Word.class)
  void nobody_can_say_anything_to_a_canary_while_stopped(Word word) {
    world.promote(1);
    world.deploy(2);
    var before = world.recorded(2);
    world.mode(Mode.STOPPED);
    assertThat(world.byHand.say(word, id(2), World.ADA)).isInstanceOf(Handled.LeftAlone.class);
    assertThat(world.recorded(2)).isEqualTo(before);
  }

  private static void promoting(World world) {
    world.deploy(2);
    world.byHand.say(Word.PROMOTE, id(2), World.ADA);
  }
}
