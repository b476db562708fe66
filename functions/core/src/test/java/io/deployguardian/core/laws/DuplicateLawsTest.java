package io.deployguardian.core.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.testing.Move;
import io.deployguardian.core.testing.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Telling twice is telling once: of facts and of events, at once and much later. */
class DuplicateLawsTest {

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void duplicates_change_nothing(
      @ForAll long chance, @ForAll boolean answers, @ForAll Move.Metrics metrics) {
    var once = story(answers, metrics, new Random(chance), false);
    var often = story(answers, metrics, new Random(chance), true);
    for (int n = 1; n <= 3; n++) {
      assertThat(often.recorded(n)).isEqualTo(once.recorded(n));
      assertThat(often.decisions(n)).isEqualTo(once.decisions(n));
    }
    assertThat(often.environment()).isEqualTo(once.environment());
    assertThat(often.split()).isEqualTo(once.split());
  }

  private static World story(boolean answers, Move.Metrics metrics, Random chance, boolean twice) {
    var world = new World();
    world.promote(1);
    new Move.Health(2, answers, metrics).in(world);
    for (int n = 2; n <= 3; n++) {
      for (int times = 0; times < (twice ? 2 : 1); times++) {
        world.created(n);
        world.succeeded(n);
      }
      for (int minute = 0; minute < 9; minute++) {
        deliver(world, chance, twice);
        world.minutes(1);
      }
    }
    return world;
  }

  private static void deliver(World world, Random chance, boolean twice) {
    if (!twice) {
      world.bus.run();
      return;
    }
    for (var told = world.store.relay(); !told.isEmpty(); told = world.store.relay()) {
      told.forEach(world.bus::deliver);
      var again = new ArrayList<>(List.copyOf(world.store.events()));
      Collections.shuffle(again, chance);
      again.stream().limit(8).forEach(world.bus::deliver);
    }
  }
}
