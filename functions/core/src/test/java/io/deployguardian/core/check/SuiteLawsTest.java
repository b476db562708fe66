package io.deployguardian.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.check.Probe.Attempt;
import io.deployguardian.core.rollout.Verdict;
import io.deployguardian.core.testing.SamplePlans;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SuiteLawsTest {

  private static final Place PLACE =
      new Place(Optional.empty(), false, Optional.empty(), Optional.empty());
  private static final Duration LONG = Duration.ofSeconds(10);

  /** Bursts included. */
  @Property(tries = 60)
  void passes_if_and_only_if_each_check_holds(
      @ForAll @Size(min = 1, max = 12) List<Boolean> holds) {
    var checks =
        IntStream.range(0, holds.size())
            .<Check.Probed>mapToObj(i -> i % 3 == 2 ? burst("" + i) : home("" + i))
            .toList();
    Probe probe =
        (check, place) ->
            holds.get(Integer.parseInt(check.name())) ? new Attempt.Held("well") : broken(false);
    var verdict = run(probe, checks, 1);
    assertThat(verdict instanceof Verdict.Pass).isEqualTo(!holds.contains(false));
    if (verdict instanceof Verdict.Pass) {
      assertThat(verdict.reasons()).hasSize(holds.size());
    }
  }

  /** Whatever it does, a suite makes no attempt more than it may. */
  @Property(tries = 30)
  void never_attempts_more_often_than_allowed(
      @ForAll @IntRange(min = 1, max = 6) int attempts, @ForAll @IntRange(max = 8) int failures) {
    var made = new AtomicInteger();
    Probe probe =
        (check, place) ->
            made.incrementAndGet() <= failures ? broken(true) : new Attempt.Held("well");
    var verdict = run(probe, List.of(home("a")), attempts);
    assertThat(made.get()).isEqualTo(Math.min(attempts, failures + 1));
    assertThat(verdict instanceof Verdict.Pass).isEqualTo(failures < attempts);
  }

  private static Verdict run(Probe probe, List<Check.Probed> checks, int attempts) {
    var retries = new Retries(attempts, Duration.ZERO, Duration.ZERO);
    return new Suite(probe, new Random(1))
        .run(new Course(checks, retries, Duration.ZERO, LONG), PLACE);
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
}
