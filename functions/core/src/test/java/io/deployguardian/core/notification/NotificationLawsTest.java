package io.deployguardian.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.testing.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NotificationLawsTest {

  /** How a deployment goes. */
  enum Fate {
    PROMOTED,
    ROLLED_BACK,
    SMOKE_TEST_FAILED,
    SUPERSEDED
  }

  @Property(tries = 60)
  void repeated_and_reordered_events_end_in_the_same_told_state(
      @ForAll Fate fate, @ForAll("deliveries") List<Integer> deliveries) {
    NotifiedWorld inOrder = lived(fate);
    inOrder.deliver();
    NotifiedWorld shuffled = lived(fate);
    List<Event> events = shuffled.world.store.events();
    deliveries.forEach(n -> shuffled.deliver(events.get(n % events.size())));
    shuffled.deliver();
    assertThat(digests(shuffled)).isEqualTo(digests(inOrder));
    assertThat(shuffled.github.checkRuns.values())
        .extracting(CheckRun::rollout)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(
            inOrder.github.checkRuns.values().stream().map(CheckRun::rollout).toList());
  }

  @Property(tries = 60)
  void whatever_the_weather_was_everything_is_told_once_in_the_end(
      @ForAll Fate fate, @ForAll long seed) {
    var it = new NotifiedWorld();
    var chance = new Random(seed);
    it.github.weather =
        () ->
            chance.nextInt(3) == 0
                ? Optional.of(new Answer.Unavailable("storm"))
                : Optional.empty();
    live(it, fate);
    it.minutes(10);
    it.github.weather = Optional::empty;
    it.minutes(20);
    NotifiedWorld calm = lived(fate);
    calm.minutes(30);
    assertThat(digests(it)).isEqualTo(digests(calm));
    assertThat(it.github.checkRuns).hasSameSizeAs(calm.github.checkRuns);
    assertThat(it.github.issues).hasSameSizeAs(calm.github.issues);
    assertThat(it.notifications.due()).isEmpty();
  }

  @Property(tries = 30)
  void what_is_shown_follows_from_the_state_alone(@ForAll Fate fate) {
    NotifiedWorld it = lived(fate);
    var pages = new NotifiedWorld.FakePages();
    Dossier dossier = it.dossiers().of(World.id(2)).orElseThrow();
    it.pass(Duration.ofDays(3));
    Dossier later = it.dossiers().of(World.id(2)).orElseThrow();
    assertThat(CheckRun.of(later, pages).map(CheckRun::digest))
        .isEqualTo(CheckRun.of(dossier, pages).map(CheckRun::digest));
    assertThat(IncidentIssue.of(later, pages)).isEqualTo(IncidentIssue.of(dossier, pages));
  }

  @Provide
  Arbitrary<List<Integer>> deliveries() {
    return Arbitraries.integers().between(0, 1000).list().ofMaxSize(60);
  }

  private static NotifiedWorld lived(Fate fate) {
    var it = new NotifiedWorld();
    live(it, fate);
    return it;
  }

  private static void live(NotifiedWorld it, Fate fate) {
    World world = it.world;
    world.promote(1);
    switch (fate) {
      case PROMOTED -> {}
      case ROLLED_BACK -> world.metrics.makeSick("2");
      case SMOKE_TEST_FAILED -> world.probe.makeSick("2");
      case SUPERSEDED -> {}
    }
    world.deploy(2);
    world.minutes(1);
    if (fate == Fate.SUPERSEDED) {
      world.deploy(3);
    }
    world.minutes(8);
  }

  private static Map<String, String> digests(NotifiedWorld it) {
    Map<String, String> digests = new TreeMap<>();
    for (int n = 1; n <= 3; n++) {
      for (Channel channel : Channel.values()) {
        String name = n + " " + channel;
        it.notices
            .find(World.id(n), channel)
            .flatMap(Notice::told)
            .ifPresent(told -> digests.put(name, told.digest()));
      }
    }
    return digests;
  }
}
