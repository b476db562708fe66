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

/**
 * A worker falls asleep before its k-th call, for each k, while something else runs to its end;
 * then it wakes.
 */
class SleepingWriterTest {

  /** More calls than any worker makes. */
  private static final int MANY = 200;

  /** So many calls after it woke that it lives. */
  private static final int LIVES = 99;

  /** What the target showed when the worker had ended, before any further look. */
  private Split shownThen;

  private static final String NAME =
      "revisions: {0}, asleep for {1} min, then {2} calls until it dies";

  @ParameterizedTest(name = NAME)
  @CsvSource({
    "true, 0, 99", "true, 5, 99", "true, 14, 99", "true, 14, 1", "true, 14, 2", "true, 14, 3",
    "false, 0, 99", "false, 5, 99", "false, 14, 99", "false, 14, 1", "false, 14, 2", "false, 14, 3"
  })
  void a_stage_never_undoes_a_rollback(boolean revisions, int minutes, int calls) {
    for (int k = 0; k < MANY; k++) {
      var world = world(revisions);
      toShifting(world);
      boolean slept =
          sleeps(k, world, calls, w -> w.exposure.expose(id(2), Set.of()), rollBack(minutes));
      if (!slept) {
        assertThat(k).as("calls").isGreaterThan(8);
        return;
      }
      // Without revisions nothing stops the write of one that dies right after; a later look does.
      if (revisions || calls == LIVES) {
        assertThat(shownThen).as("asleep before call %d", k).isEqualTo(all(1));
      }
      assertThat(world.split()).as("asleep before call %d", k).isEqualTo(all(1));
      assertThat(world.state(2)).isEqualTo("RolledBack");
    }
  }

  @ParameterizedTest(name = NAME)
  @CsvSource({
    "true, 0, 99", "true, 14, 1", "true, 14, 2", "true, 14, 3",
    "false, 0, 99", "false, 14, 1", "false, 14, 2", "false, 14, 3"
  })
  void a_promotion_never_undoes_a_rollback(boolean revisions, int minutes, int calls) {
    for (int k = 0; k < MANY; k++) {
      var world = world(revisions);
      world.deploy(2);
      world.byHand.say(Word.PROMOTE, id(2), World.ADA);
      boolean slept =
          sleeps(k, world, calls, w -> w.exposure.expose(id(2), Set.of()), rollBack(minutes));
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
  @CsvSource({
    "true, 0, 99", "true, 14, 1", "true, 14, 2", "true, 14, 3",
    "false, 0, 99", "false, 14, 1", "false, 14, 2", "false, 14, 3"
  })
  void a_superseded_canary_never_gets_its_weight_back(boolean revisions, int minutes, int calls) {
    for (int k = 0; k < MANY; k++) {
      var world = world(revisions);
      toShifting(world);
      boolean slept =
          sleeps(
              k,
              world,
              calls,
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
  @CsvSource({
    "true, 9, 99", "true, 14, 1", "true, 14, 2", "true, 14, 3",
    "false, 9, 99", "false, 14, 1", "false, 14, 2", "false, 14, 3"
  })
  void a_rollback_never_undoes_the_promotion_of_its_fix(boolean revisions, int minutes, int calls) {
    for (int k = 0; k < MANY; k++) {
      var world = world(revisions);
      world.deploy(2);
      world.failed(2);
      boolean slept =
          sleeps(
              k,
              world,
              calls,
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
      int k, World world, int calls, Consumer<World> worker, Consumer<World> meanwhile) {
    boolean[] slept = {false};
    world.calls.before(
        k,
        () -> {
          slept[0] = true;
          meanwhile.accept(world);
          // The call that it slept on is the first of these.
          world.calls.before(calls - 1, SleepingWriterTest::die);
        });
    boolean died = false;
    try {
      worker.accept(world);
    } catch (WorkerDied death) {
      died = true;
    }
    world.calls.undisturbed();
    Split then = world.split();
    new Interleaving(world).comesToRest(true);
    // Without revisions nothing stops a write, and the dead can't find out: that is what the later
    // looks are for.
    shownThen = died && !world.traffic.hasRevisions() ? world.split() : then;
    return slept[0];
  }

  private static void die() {
    throw new WorkerDied();
  }
}
