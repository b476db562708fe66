package io.deployguardian.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.rollout.Decision;
import io.deployguardian.core.rollout.Promoted;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RollbackFailed;
import io.deployguardian.core.rollout.RolledBack;
import io.deployguardian.core.rollout.RollingBack;
import io.deployguardian.core.rollout.Rollout;
import io.deployguardian.core.rollout.Superseded;
import io.deployguardian.core.rollout.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lets moves happen, brings the world to rest, and checks what has to hold after each of them and
 * in the end.
 */
public final class Interleaving {

  private static final int LONGEST = 3_000;

  private final World world;

  public Interleaving(World world) {
    this.world = world;
  }

  public void happens(List<Move> moves) {
    for (Move move : moves) {
      try {
        move.in(world);
      } catch (WorkerDied | IllegalStateException broken) {
        // The edge logs it; the tick repairs it.
      }
      atMostOneRules();
    }
  }

  /** No more surprises; what is pending may be lost, but ticks come and what they tell arrives. */
  public void comesToRest(boolean lossy) {
    world.traffic.heal();
    var broken = world.broken();
    for (int i = 0; i < LONGEST; i++) {
      if (lossy) {
        world.bus.lose();
      } else {
        world.bus.run();
      }
      Optional<Instant> next = nextDue();
      if (next.isEmpty()) {
        assertThat(world.broken()).as("broken in a world that is well").isEqualTo(broken);
        return;
      }
      if (!next.get().isAfter(world.clock.instant())) {
        world.clock.pass(Duration.ofMinutes(1));
      }
      world.clock.reach(next.get());
      world.tick();
      atMostOneRules();
    }
    throw new AssertionError("no rest after " + LONGEST + " ticks: " + world.store.newest(10));
  }

  /**
   * Without a way back a rollback can only be tried again and again, until a newer deployment
   * comes.
   */
  private Optional<Instant> nextDue() {
    return world.store.newest(100).stream()
        .map(Recorded::rollout)
        .filter(rollout -> !hasNoWayBack(rollout))
        .flatMap(rollout -> rollout.due().stream())
        .min(Comparator.naturalOrder());
  }

  private static boolean hasNoWayBack(Rollout rollout) {
    return rollout instanceof RollbackFailed failed && failed.to().isEmpty();
  }

  private void atMostOneRules() {
    var environment = world.environment();
    assertThat(world.store.newest(100))
        .filteredOn(recorded -> recorded.rollout().isActive())
        .filteredOn(recorded -> !(recorded.rollout() instanceof RollingBack))
        .filteredOn(recorded -> !hasNoWayBack(recorded.rollout()))
        .filteredOn(recorded -> !environment.isHeldBy(recorded.id()))
        .as("active, and neither ruling nor waiting")
        .allSatisfy(recorded -> assertThat(environment.waiting()).contains(recorded.id()));
  }

  /** All that has to hold at rest. */
  public void endedWell() {
    var rollouts = world.store.newest(100);
    assertThat(rollouts).extracting(r -> r.subject().deployment()).doesNotHaveDuplicates();
    assertThat(rollouts).allSatisfy(this::endedWell);
    world
        .environment()
        .holder()
        .flatMap(world.store::find)
        .flatMap(holder -> holder.rollout().desired())
        .ifPresent(wanted -> assertThat(world.traffic.state().split()).contains(wanted));
  }

  private void endedWell(Recorded recorded) {
    switch (recorded.rollout()) {
      case Promoted promoted -> hasItsGround(recorded);
      case Superseded superseded when superseded.promotedAt().isPresent() -> hasItsGround(recorded);
      case Superseded superseded -> {}
      case RolledBack back -> assertThat(isTaken(back)).as("%s has traffic", back).isFalse();
      case RollbackFailed failed -> assertThat(failed.to()).isEmpty();
      default -> throw new AssertionError("this is no end: " + recorded);
    }
    assertThat(world.store.decisions(recorded.id()))
        .extracting(Decision::iteration)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(version -> version <= recorded.version());
  }

  /**
   * Each deployment has an artifact of its own here, so what was rolled back has no business with
   * the traffic, unless a person named it afterwards.
   */
  private boolean isTaken(RolledBack back) {
    var bad = back.subject().release();
    boolean named =
        world.store.newest(100).stream()
            .anyMatch(
                r ->
                    r.rollout() instanceof RolledBack b
                        && b.restored().filter(bad::equals).isPresent());
    return !named && !world.traffic.state().of(bad).equals(Weight.NONE);
  }

  /** Only a Pass or a named person leads to a promotion, and either is on the log. */
  private void hasItsGround(Recorded recorded) {
    assertThat(world.store.decisions(recorded.id()))
        .filteredOn(decision -> decision.decision().startsWith("promote "))
        .extracting(Decision::details)
        .anySatisfy(
            details ->
                assertThat("PASS".equals(details.get("verdict")) || details.containsKey("by"))
                    .isTrue());
  }
}
