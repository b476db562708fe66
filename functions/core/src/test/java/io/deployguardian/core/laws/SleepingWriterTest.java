package io.deployguardian.core.laws;

import static io.deployguardian.core.testing.World.all;
import static io.deployguardian.core.testing.World.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.canary.ByHandCanary.Word;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Weight;
import io.deployguardian.core.testing.Interleaving;
import io.deployguardian.core.testing.WorkerDied;
import io.deployguardian.core.testing.World;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker falls asleep before its k-th call, for each k, while something else runs to its end; then it wakes. */
class SleepingWriterTest {

  /** More calls than any worker makes. */
  private static final int MANY = 200;

  /** What the target showed when the worker had ended, before any further look. */
  private Split shownThen;

  private static final String NAME = "revisions: {0}, asleep for {1} min, dies when it woke: {2}";

  @ParameterizedTest(name = NAME)
  @CsvSource({
    "true, 0, false", "true, 5, false", "true, 14, false", "true, 14, true",
    "false, 0, false", "false, 5, false", "false, 14, false", "false, 14, true"
  })
  void a_stage_never_undoes_a_rollback(boolean revisions, int minutes, boolean dies) {
    for (int k = 0; k < MANY; k++) {
      var world = world(revisions);
      toShifting(world);
      boolean slept =
          sleeps(k, world, dies, w -> w.exposure.expose(id(2), Set.of()), rollBack(minutes));
      if (!slept) {
        assertThat(k).as("calls").isGreaterThan(8);
        return;
      }
      assertThat(shownThen).as("asleep before call %d", k).isEqualTo(all(1));
      assertThat(world.split()).as("asleep before call %d", k).isEqualTo(all(1));
      assertThat(world.state(2)).isEqualTo("RolledBack");
    }
  }

  @ParameterizedTest(name = NAME)
  @CsvSource({"true, 0, false", "true, 14, true", "false, 0, false", "false, 14, true"})
  void a_promotion_never_undoes_a_rollback(boolean revisions, int minutes, boolean dies) {
    for (int k = 0; k < MANY; k++) {
      var world = world(revisions);
      world.deploy(2);
      world.byHand.say(Word.PROMOTE, id(2), World.ADA);
      boolean slept =
          sleeps(k, world, dies, w -> w.exposure.expose(id(2), Set.of()), rollBack(minutes));
      if (!slept) {
        assertThat(k).as("calls").isGreaterThan(8);
        return;
      }
      assertThat(shownThen).as("asleep before call %d", k).isEqualTo(all(1));
      assertThat(world.split()).as("asleep before call %d", k).isEqualTo(all(1));
      assertThat(world.state(2)).isEqualTo("RolledBack");
    }
  }

  @ParameterizedTest(name = NAME)
  @CsvSource({"true, 0, false", "true, 14, true", "false, 0, false", "false, 14, true"})
  void a_superseded_canary_never_gets_its_weight_back(
      boolean revisions, int minutes, boolean dies) {
    for (int k = 0; k < MANY; k++) {
      var world = world(revisions);
      toShifting(world);
      boolean slept =
          sleeps(
              k,
              world,
              dies,
              w -> w.exposure.expose(id(2), Set.of()),
              w -> {
                w.deploy(3);
                w.minutes(minutes);
              });
      if (!slept) {
        return;
      }
      assertThat(shownThen.of(Samples.release(2))).as("call %d", k).isEqualTo(Weight.NONE);
      assertThat(world.split().of(Samples.release(2))).as("call %d", k).isEqualTo(Weight.NONE);
      assertThat(world.state(2)).isEqualTo("Superseded");
    }
  }

  @ParameterizedTest(name = NAME)
  @CsvSource({"true, 9, false", "true, 14, true", "false, 9, false", "false, 14, true"})
  void a_rollback_never_undoes_the_promotion_of_its_fix(
      boolean revisions, int minutes, boolean dies) {
    for (int k = 0; k < MANY; k++) {
      var world = world(revisions);
      world.deploy(2);
      world.failed(2);
      boolean slept =
          sleeps(
              k,
              world,
              dies,
              w -> w.wayBack.drive(id(2), Set.of()),
              w -> {
                // Another worker ends the rollback, and the fix goes all the way.
                w.minutes(2);
                w.deploy(3);
                w.minutes(minutes);
              });
      if (!slept) {
        return;
      }
      assertThat(shownThen).as("asleep before call %d", k).isEqualTo(all(3));
      assertThat(world.split()).as("asleep before call %d", k).isEqualTo(all(3));
      assertThat(world.state(3)).isEqualTo("Promoted");
    }
  }

  private static Consumer<World> rollBack(int minutes) {
    return world -> {
      world.rollBack(2);
      world.minutes(minutes);
    };
  }

  private static World world(boolean revisions) {
    var world = new World();
    if (!revisions) {
      world.traffic.withoutRevisions();
    }
    world.promote(1);
    return world;
  }

  /** Its first weight is decided, and nobody has made it true yet. */
  private static void toShifting(World world) {
    world.created(2);
    world.succeeded(2);
    for (var told = world.store.relay(); !told.isEmpty(); told = world.store.relay()) {
      told.stream().filter(e -> !e.type().equals("SmokeTestPassed")).forEach(world.bus::deliver);
    }
    assertThat(world.state(2)).isEqualTo("Shifting");
  }

  /** Whether the worker made a {@code k}th call at all. In the end the world is at rest. */
  private boolean sleeps(
      int k, World world, boolean dies, Consumer<World> worker, Consumer<World> meanwhile) {
    boolean[] slept = {false};
    world.calls.before(
        k,
        () -> {
          slept[0] = true;
          meanwhile.accept(world);
          if (dies) {
            // It makes the call that it slept on, and no other.
            world.calls.before(0, SleepingWriterTest::die);
          }
        });
    try {
      worker.accept(world);
    } catch (WorkerDied died) {
      // As it should.
    }
    world.calls.undisturbed();
    shownThen = world.split();
    new Interleaving(world).comesToRest(true);
    if (dies && !world.traffic.hasRevisions()) {
      // Nothing stops its write, and it can't find out any more: that is what the later looks are for.
      shownThen = world.split();
    }
    return slept[0];
  }

  private static void die() {
    throw new WorkerDied();
  }
}
