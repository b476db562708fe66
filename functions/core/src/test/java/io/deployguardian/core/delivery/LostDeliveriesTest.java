package io.deployguardian.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.delivery.Deliveries.Asked;
import io.deployguardian.core.delivery.Deliveries.Listed;
import io.deployguardian.core.delivery.LostDeliveries.Repaired;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LostDeliveriesTest {

  private final FakeClock clock = new FakeClock(Samples.NOON);
  private final FakeDeliveries github = new FakeDeliveries();
  private final LostDeliveries lost = new LostDeliveries(github, clock);

  @Test
  void a_failed_delivery_is_asked_for_once_and_never_again_once_it_arrived() {
    github.fail("a", clock.instant());
    clock.pass(Duration.ofMinutes(3));
    assertThat(guids(looked(lost.repair()).asked())).containsExactly("a");
    assertThat(github.redelivered).containsExactly("a");
    github.arrive("a", clock.instant());
    clock.pass(Duration.ofHours(5));
    assertThat(looked(lost.repair()).asked()).isEmpty();
  }

  @Test
  void what_arrived_is_left_alone() {
    github.arrive("a", clock.instant());
    clock.pass(Duration.ofHours(5));
    assertThat(looked(lost.repair()).asked()).isEmpty();
  }

  @Test
  void what_was_tried_just_now_may_be_on_its_way() {
    github.fail("a", clock.instant());
    clock.pass(Duration.ofMinutes(1));
    var looked = looked(lost.repair());
    assertThat(looked.asked()).isEmpty();
    assertThat(guids(looked.backlog().later())).containsExactly("a");
  }

  @Test
  void it_is_asked_for_less_and_less_often_and_then_a_person_has_to_look() {
    github.fail("a", clock.instant());
    List<Long> minutes = new ArrayList<>();
    for (int minute = 1; minute <= Duration.ofDays(1).toMinutes(); minute++) {
      clock.pass(Duration.ofMinutes(1));
      for (Attempt asked : looked(lost.repair()).asked()) {
        minutes.add(Duration.between(Samples.NOON, clock.instant()).toMinutes());
        github.fail(asked.guid(), clock.instant());
      }
    }
    assertThat(minutes).containsExactly(2L, 10L, 42L, 170L, 682L);
    assertThat(guids(looked(lost.repair()).backlog().lost())).containsExactly("a");
  }

  @Test
  void the_oldest_is_asked_for_first() {
    github.fail("b", clock.instant().plusSeconds(5));
    github.fail("a", clock.instant());
    clock.pass(Duration.ofMinutes(9));
    assertThat(guids(looked(lost.repair()).asked())).containsExactly("a", "b");
  }

  @Test
  void one_that_can_not_be_asked_for_stops_no_other() {
    github.fail("a", clock.instant());
    github.fail("b", clock.instant().plusSeconds(1));
    github.refuses = Optional.of("a");
    clock.pass(Duration.ofMinutes(9));
    var looked = looked(lost.repair());
    assertThat(guids(looked.asked())).containsExactly("b");
    assertThat(looked.failed()).containsExactly("a: 422");
  }

  @Test
  void a_dry_run_says_what_is_due_and_asks_for_nothing() {
    github.fail("a", clock.instant());
    clock.pass(Duration.ofMinutes(9));
    var looked = looked(lost.dryRun());
    assertThat(guids(looked.backlog().due())).containsExactly("a");
    assertThat(github.redelivered).isEmpty();
  }

  @Test
  void it_says_why_the_list_can_not_be_had() {
    github.answer = Optional.of(new Listed.Refused("401: the key expired"));
    assertThat(lost.repair()).isEqualTo(new Repaired.Refused("401: the key expired"));
    github.answer = Optional.of(new Listed.Unavailable("502"));
    assertThat(lost.repair()).isEqualTo(new Repaired.Unavailable("502"));
  }

  /** Whatever the list says: each delivery is in one place at most, and what arrived in none. */
  @Property
  void every_delivery_has_at_most_one_place(
      @ForAll @Size(max = 30) List<@IntRange(max = 7) Integer> guids,
      @ForAll @Size(max = 30) List<Boolean> arrived,
      @ForAll @IntRange(max = 5000) int minutes) {
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < Math.min(guids.size(), arrived.size()); i++) {
      Instant at = Samples.NOON.plus(Duration.ofMinutes(i));
      attempts.add(attempt(i + 1, "guid-" + guids.get(i), at, arrived.get(i)));
    }
    Backlog backlog = Backlog.of(attempts, Samples.NOON.plus(Duration.ofMinutes(minutes)));
    List<String> placed = new ArrayList<>(guids(backlog.due()));
    placed.addAll(guids(backlog.later()));
    placed.addAll(guids(backlog.lost()));
    var open =
        attempts.stream()
            .map(Attempt::guid)
            .distinct()
            .filter(
                guid -> attempts.stream().noneMatch(a -> a.guid().equals(guid) && a.succeeded()))
            .toList();
    assertThat(placed).containsExactlyInAnyOrderElementsOf(open);
  }

  private static Repaired.Looked looked(Repaired repaired) {
    return (Repaired.Looked) repaired;
  }

  private static List<String> guids(List<Attempt> attempts) {
    return attempts.stream().map(Attempt::guid).toList();
  }

  private static Attempt attempt(long id, String guid, Instant at, boolean succeeded) {
    return new Attempt(id, guid, at, "deployment", succeeded, succeeded ? "OK" : "timed out");
  }

  /** GitHub's list, which each attempt makes longer. */
  private static final class FakeDeliveries implements Deliveries {
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<String> redelivered = new ArrayList<>();
    private Optional<Listed> answer = Optional.empty();
    private Optional<String> refuses = Optional.empty();

    void fail(String guid, Instant at) {
      attempts.add(attempt(attempts.size() + 1, guid, at, false));
    }

    void arrive(String guid, Instant at) {
      attempts.add(attempt(attempts.size() + 1, guid, at, true));
    }

    @Override
    public Listed since(Instant from) {
      return answer.orElseGet(
          () ->
              new Listed.Attempts(
                  attempts.stream().filter(a -> !a.at().isBefore(from)).toList(), true));
    }

    @Override
    public Asked redeliver(Attempt attempt) {
      if (refuses.filter(attempt.guid()::equals).isPresent()) {
        return new Asked.Failed("422");
      }
      redelivered.add(attempt.guid());
      return new Asked.Accepted();
    }
  }
}
