package io.deployguardian.core.canary.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.canary.judge.Case.Pair;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * A few hundred rollouts each, looked at every minute for an hour. The bounds are wide, so that
 * only a broken judge breaks them; what it really does is measured by the benchmark.
 */
class ValidityTest {

  private static final int ROLLOUTS = 400;
  private static final int HOUR = 60;
  private static final IntToDoubleFunction NO_WORSE = i -> 1;

  /** What became of all rollouts; a fail's time is its interval, for others it is endless. */
  private record Outcome(long passed, long failed, int[] times) {

    double share(long some) {
      return (double) some / ROLLOUTS;
    }

    /** Of all rollouts. */
    double failedBy(int interval) {
      return share(Arrays.stream(times).filter(t -> t <= interval).count());
    }
  }

  // ---- a canary that is no worse ----

  @Test
  void counts_that_are_no_worse_pass_and_seldom_fail() {
    Outcome all = errors(seed -> new Drawn(seed).errors(HOUR, NO_WORSE, 0, 0));
    assertThat(all.share(all.failed())).isLessThan(0.03);
    assertThat(all.share(all.passed())).isGreaterThan(0.85);
  }

  @Test
  void a_swing_of_both_sides_fails_nobody() {
    Outcome all = errors(seed -> new Drawn(seed).errors(HOUR, NO_WORSE, 0.5, 0));
    assertThat(all.share(all.failed())).isLessThan(0.03);
    assertThat(all.share(all.passed())).isGreaterThan(0.8);
  }

  @Test
  void independent_swings_of_what_is_covered_seldom_fail() {
    Outcome all = errors(seed -> new Drawn(seed).errors(HOUR, NO_WORSE, 0, 0.3));
    assertThat(all.share(all.failed())).isLessThan(0.03);
  }

  @Test
  void values_that_are_no_worse_pass_and_seldom_fail() {
    Outcome all = latency(seed -> new Drawn(seed).values(HOUR, NO_WORSE, 0));
    assertThat(all.share(all.failed())).isLessThan(0.03);
    assertThat(all.share(all.passed())).isGreaterThan(0.7);
  }

  @Test
  void values_that_are_correlated_seldom_fail() {
    Outcome all = latency(seed -> new Drawn(seed).values(HOUR, NO_WORSE, 0.8));
    assertThat(all.share(all.failed())).isLessThan(0.03);
  }

  // ---- a canary that is worse ----

  @Test
  void a_canary_at_its_tolerance_is_seldom_passed() {
    Outcome slower = latency(seed -> new Drawn(seed).values(HOUR, i -> 1.1, 0));
    assertThat(slower.share(slower.passed())).isLessThan(0.1);
    Outcome failing = errors(seed -> new Drawn(seed).errors(HOUR, i -> 1.55, 0, 0));
    assertThat(failing.share(failing.passed())).isLessThan(0.1);
  }

  @Test
  void tripled_errors_are_found_within_minutes() {
    Outcome all = errors(seed -> new Drawn(seed).errors(HOUR, i -> 3, 0, 0));
    assertThat(all.failedBy(6)).isGreaterThan(0.8);
    assertThat(all.failedBy(HOUR)).isGreaterThan(0.99);
  }

  @Test
  void doubled_errors_are_found_before_long() {
    Outcome all = errors(seed -> new Drawn(seed).errors(HOUR, i -> 2, 0, 0));
    assertThat(all.failedBy(12)).isGreaterThan(0.5);
    assertThat(all.failedBy(HOUR)).isGreaterThan(0.95);
  }

  @Test
  void a_latency_that_is_higher_is_found() {
    Outcome fifth = latency(seed -> new Drawn(seed).values(HOUR, i -> 1.2, 0));
    assertThat(fifth.failedBy(30)).isGreaterThan(0.5);
    Outcome half = latency(seed -> new Drawn(seed).values(HOUR, i -> 1.5, 0));
    assertThat(half.failedBy(20)).isGreaterThan(0.6);
  }

  @Test
  void what_changes_in_the_last_quarter_is_found() {
    Outcome errors = errors(seed -> new Drawn(seed).errors(HOUR, i -> i < 45 ? 1 : 3, 0, 0));
    assertThat(errors.share(errors.failed())).isGreaterThan(0.8);
    Outcome values = latency(seed -> new Drawn(seed).values(HOUR, i -> i < 45 ? 1 : 10, 0));
    assertThat(values.share(values.failed())).isGreaterThan(0.85);
  }

  @Test
  void errors_in_bursts_are_found() {
    // Ten times as many in 36 of 60 intervals, none of them special.
    Outcome all = errors(seed -> new Drawn(seed).errors(HOUR, i -> i % 5 < 3 ? 10 : 0.5, 0, 0));
    assertThat(all.share(all.failed())).isGreaterThan(0.9);
  }

  @Test
  void a_heavy_tail_is_found_and_a_rarer_one_is_not_passed() {
    Outcome third = latency(seed -> new Drawn(seed).values(HOUR, i -> i % 3 == 2 ? 5 : 1, 0));
    assertThat(third.share(third.failed())).isGreaterThan(0.8);
    Outcome tenth = latency(seed -> new Drawn(seed).values(HOUR, i -> i % 10 == 7 ? 5 : 1, 0));
    assertThat(tenth.share(tenth.passed())).isLessThan(0.1);
  }

  private static Outcome errors(Function<Long, List<Pair>> rollout) {
    return judge(Drawn.ERRORS, rollout);
  }

  private static Outcome latency(Function<Long, List<Pair>> rollout) {
    return judge(Drawn.LATENCY, rollout);
  }

  private static Outcome judge(Metric metric, Function<Long, List<Pair>> rollout) {
    long passed = 0;
    long failed = 0;
    var times = new int[ROLLOUTS];
    for (int i = 0; i < ROLLOUTS; i++) {
      Judgement judgement = Case.of(metric, rollout.apply(1000L + i)).judge();
      boolean fails = judgement.verdict() instanceof Verdict.Fail;
      passed += judgement.verdict() instanceof Verdict.Pass ? 1 : 0;
      failed += fails ? 1 : 0;
      times[i] = fails ? judgement.decidedAt().orElseThrow() : Integer.MAX_VALUE;
    }
    return new Outcome(passed, failed, times);
  }
}
