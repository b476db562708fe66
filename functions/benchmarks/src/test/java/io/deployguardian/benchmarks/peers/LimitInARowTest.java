package io.deployguardian.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.benchmarks.simulation.Outcome;
import io.deployguardian.benchmarks.simulation.Watcher;
import org.junit.jupiter.api.Test;

class LimitInARowTest {
  private static final Watcher TWO = LimitInARow.alarm();
  private static final Watcher FOUR = LimitInARow.analysis();

  @Test
  void fails_after_so_many_intervals_over_the_limit() {
    var bad = Rollout.ofErrors().errors(0, 0, 11, 11, 11, 11, 11);
    assertThat(bad.watchedBy(TWO)).isEqualTo(Outcome.failed(3));
    assertThat(bad.watchedBy(FOUR)).isEqualTo(Outcome.failed(5));
  }

  @Test
  void counts_only_those_in_a_row() {
    var twoByTwo = Rollout.ofErrors().errors(0, 11, 11, 0, 11, 11, 11, 0);
    assertThat(twoByTwo.watchedBy(FOUR)).isEqualTo(Outcome.PASSED);
    var everyOther = Rollout.ofErrors().errors(0, 11, 0, 11, 0, 11);
    assertThat(everyOther.watchedBy(TWO)).isEqualTo(Outcome.PASSED);
  }

  @Test
  void allows_one_percent_of_errors_however_many_the_baseline_has() {
    assertThat(Rollout.ofErrors().errors(0, 10, 10, 10).watchedBy(TWO)).isEqualTo(Outcome.PASSED);
    assertThat(Rollout.ofErrors().errors(50, 11, 11).watchedBy(TWO)).isEqualTo(Outcome.failed(2));
  }

  @Test
  void allows_a_quarter_more_than_the_baseline_of_the_same_interval() {
    assertThat(Rollout.ofLatency().latency(100, 125, 125).watchedBy(TWO)).isEqualTo(Outcome.PASSED);
    assertThat(Rollout.ofLatency().latency(100, 126).latency(200, 251).watchedBy(TWO))
        .isEqualTo(Outcome.failed(2));
    assertThat(Rollout.ofLatency().latency(100, 126).latency(200, 249).watchedBy(TWO))
        .isEqualTo(Outcome.PASSED);
  }

  @Test
  void starts_over_after_an_interval_without_data() {
    var gap = Rollout.ofErrors().errors(0, 11).nothing().errors(0, 11);
    assertThat(gap.watchedBy(TWO)).isEqualTo(Outcome.PASSED);
  }
}
