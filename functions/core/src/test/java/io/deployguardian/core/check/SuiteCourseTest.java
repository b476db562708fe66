package io.deployguardian.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.check.Probe.Attempt;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Verdict;
import io.deployguardian.core.testing.SamplePlans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a suite does what: delays, bursts, polling. */
@Timeout(20)
class SuiteCourseTest {

  private static final Retries ONCE = new Retries(1, Duration.ZERO, Duration.ZERO);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Place PLACE =
      new Place(Optional.empty(), false, Optional.empty(), Optional.empty());

  private final Queue<String> begun = new ConcurrentLinkedQueue<>();
  private final AtomicInteger running = new AtomicInteger();

  @Test
  void a_burst_begins_when_all_others_have_ended() {
    Probe probe =
        (check, place) -> {
          begun.add(check.name() + " beside " + running.getAndIncrement());
          pause(check instanceof LoadCheck ? 5 : 50);
          running.decrementAndGet();
          return new Attempt.Held("well");
        };
    var verdict = run(probe, List.of(burst("b1"), home("a"), burst("b2")), Duration.ZERO, ONCE);
    assertThat(verdict).isInstanceOf(Verdict.Pass.class);
    assertThat(begun).hasSize(3).first().isEqualTo("a beside 0");
    // One by one, too: two bursts would judge each other.
    assertThat(begun).contains("b1 beside 0", "b2 beside 0");
  }

  @Test
  void a_release_that_is_not_well_is_not_loaded() {
    Probe probe =
        (check, place) -> {
          begun.add(check.name());
          return broken(false);
        };
    var verdict = run(probe, List.of(burst("burst"), home("a")), Duration.ZERO, ONCE);
    assertThat(verdict.reasons()).extracting(Reason::about).containsExactly("a");
    assertThat(begun).containsExactly("a");
  }

  @Test
  void a_probe_that_throws_keeps_no_burst_waiting_and_starts_none() {
    Probe probe =
        (check, place) -> {
          begun.add(check.name());
          throw new IllegalStateException("broken");
        };
    var verdict = run(probe, List.of(burst("burst"), home("a")), Duration.ZERO, ONCE);
    assertThat(verdict).isInstanceOf(Verdict.Fail.class);
    assertThat(begun).containsExactly("a");
  }

  @Test
  void a_burst_alone_is_made() {
    Probe probe = (check, place) -> new Attempt.Held("p95 3 ms");
    assertThat(run(probe, List.of(burst("burst")), Duration.ZERO, ONCE))
        .isEqualTo(new Verdict.Pass(List.of(new Reason("burst", "p95 3 ms"))));
  }

  @Test
  void waits_before_the_first_attempt() {
    long from = System.nanoTime();
    run(
        (check, place) -> new Attempt.Held("well"),
        List.of(home("a")),
        Duration.ofMillis(150),
        ONCE);
    assertThat(Duration.ofNanos(System.nanoTime() - from))
        .isBetween(Duration.ofMillis(150), Duration.ofSeconds(5));
  }

  @Test
  void polls_at_a_fixed_interval_until_it_holds() {
    List<Long> times = new ArrayList<>();
    Probe probe =
        (check, place) -> {
          times.add(System.nanoTime());
          return times.size() < 4 ? broken(true) : new Attempt.Held("ready");
        };
    var polling = new Retries(5, new Pauses.Every(Duration.ofMillis(40)));
    assertThat(run(probe, List.of(home("ready")), Duration.ZERO, polling))
        .isInstanceOf(Verdict.Pass.class);
    assertThat(times).hasSize(4);
    assertThat(times.getLast() - times.getFirst()).isGreaterThanOrEqualTo(120_000_000L);
  }

  @Test
  void a_delay_longer_than_the_limit_fails_every_check() {
    var course =
        new Course(List.of(home("a")), ONCE, Duration.ofMinutes(1), Duration.ofMillis(100));
    assertThat(suite((check, place) -> new Attempt.Held("well")).run(course, PLACE))
        .isEqualTo(Verdict.fail("a", "not finished within 100 ms"));
  }

  private static Verdict run(
      Probe probe, List<Check.Probed> checks, Duration delay, Retries retries) {
    return suite(probe).run(new Course(checks, retries, delay, LONG), PLACE);
  }

  private static Suite suite(Probe probe) {
    return new Suite(probe, new Random(1));
  }

  private static Attempt broken(boolean again) {
    return new Attempt.Broken("GET /", "200", "500", "", again);
  }

  private static Check.Probed home(String name) {
    return SamplePlans.check(name);
  }

  private static Check.Probed burst(String name) {
    Duration second = Duration.ofSeconds(1);
    return new LoadCheck(name, "/", 2, second, second, 0.01, second);
  }

  /** A check that takes its time: what overlaps another can be seen. */
  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
