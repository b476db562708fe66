package io.deployguardian.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.check.Probe.Attempt;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Verdict;
import io.deployguardian.core.testing.SamplePlans;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SuiteTest {

  private static final Attempt HELD = new Attempt.Held("200");
  private static final Retries THREE = new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2));
  private static final Duration LONG = Duration.ofSeconds(5);
  private static final Place ALLOWED =
      new Place(
          Optional.of(URI.create("https://example.org")), true, Optional.empty(), Optional.empty());

  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @Test
  void passes_only_if_each_check_held_and_says_what_was_found() {
    assertThat(run((check, place) -> HELD, LONG, 2))
        .isEqualTo(
            new Verdict.Pass(List.of(new Reason("check 0", "200"), new Reason("check 1", "200"))));
  }

  @Test
  void one_broken_check_of_many_fails_and_names_itself() {
    var verdict =
        run((check, place) -> check.name().equals("check 7") ? broken(false) : HELD, LONG, 20);
    assertThat(verdict).isInstanceOf(Verdict.Fail.class);
    assertThat(verdict.reasons()).extracting(Reason::about).containsExactly("check 7");
    assertThat(verdict.reasons().getFirst().text())
        .isEqualTo("GET /: expected 200, found 500 (attempt 1); answer begins: oops");
  }

  @Test
  void a_suite_without_checks_is_inconclusive() {
    assertThat(run((check, place) -> HELD, LONG, 0)).isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  void tries_again_what_may_end_differently() {
    var verdict =
        run((check, place) -> attempts.incrementAndGet() < 3 ? broken(true) : HELD, LONG, 1);
    assertThat(verdict).isInstanceOf(Verdict.Pass.class);
    assertThat(attempts).hasValue(3);
  }

  @Test
  void gives_up_after_the_last_attempt() {
    var verdict = run((check, place) -> counted(broken(true)), LONG, 1);
    assertThat(verdict.reasons().getFirst().text()).contains("(attempt 3)");
    assertThat(attempts).hasValue(3);
  }

  @Test
  void does_not_repeat_what_ends_the_same_way() {
    run((check, place) -> counted(broken(false)), LONG, 1);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void runs_checks_side_by_side() {
    var together = new CountDownLatch(5);
    var verdict =
        run(
            (check, place) -> {
              together.countDown();
              return await(together) ? HELD : broken(false);
            },
            LONG,
            5);
    assertThat(verdict).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void runs_at_most_ten_at_once() {
    run(
        (check, place) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          pause(5);
          running.decrementAndGet();
          return HELD;
        },
        LONG,
        40);
    assertThat(most.get()).isBetween(2, 10);
  }

  @Test
  void a_check_that_does_not_finish_in_time_failed_and_the_others_still_count() {
    var verdict =
        run(
            (check, place) -> {
              if (check.name().equals("check 1")) {
                pause(60_000);
              }
              return HELD;
            },
            Duration.ofMillis(100),
            3);
    assertThat(verdict).isEqualTo(Verdict.fail("check 1", "not finished within 100 ms"));
  }

  @Test
  void a_probe_that_throws_is_a_failure_of_its_check() {
    var verdict =
        run(
            (check, place) -> {
              throw new IllegalStateException("no such host");
            },
            LONG,
            1);
    assertThat(verdict).isInstanceOf(Verdict.Fail.class);
    assertThat(verdict.reasons().getFirst().text()).contains("no such host");
  }

  @Test
  void an_interrupted_suite_is_inconclusive_and_stays_interrupted() {
    Thread.currentThread().interrupt();
    var verdict =
        run(
            (check, place) -> {
              pause(60_000);
              return HELD;
            },
            LONG,
            1);
    assertThat(verdict).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void tells_the_probe_where_and_what_is_allowed() {
    Probe probe = (check, place) -> place.equals(ALLOWED) ? HELD : broken(false);
    var course = new Course(List.of(SamplePlans.check("home")), THREE, Duration.ZERO, LONG);
    assertThat(new Suite(probe, new Random(1)).run(course, ALLOWED))
        .isInstanceOf(Verdict.Pass.class);
  }

  private static Verdict run(Probe probe, Duration limit, int checks) {
    var all = IntStream.range(0, checks).mapToObj(i -> SamplePlans.check("check " + i)).toList();
    var course = new Course(List.copyOf(all), THREE, Duration.ZERO, limit);
    return new Suite(probe, new Random(1)).run(course, ALLOWED);
  }

  private static Attempt broken(boolean again) {
    return new Attempt.Broken("GET /", "200", "500", "oops", again);
  }

  private Attempt counted(Attempt attempt) {
    attempts.incrementAndGet();
    return attempt;
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
