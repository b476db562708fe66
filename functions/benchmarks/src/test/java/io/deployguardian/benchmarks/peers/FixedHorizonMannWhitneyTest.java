package io.deployguardian.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.benchmarks.simulation.Outcome;
import io.deployguardian.benchmarks.simulation.Watcher;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FixedHorizonMannWhitneyTest {
  private static final Watcher MANN_WHITNEY = new FixedHorizonMannWhitney();

  @Test
  void has_no_interval_below_five_measurements() {
    assertThat(FixedHorizonMannWhitney.lowestWithin(4)).isEmpty();
    assertThat(FixedHorizonMannWhitney.lowestWithin(5)).hasValue(1);
    // 50 - 2.3263 * sqrt(100 * 21 / 12) = 19.2
    assertThat(FixedHorizonMannWhitney.lowestWithin(10)).hasValue(19);
  }

  @Test
  void fails_what_is_clearly_worse_as_soon_as_it_can() {
    var worse = Rollout.ofLatency().latency(100, 150, 151, 152, 153, 154, 155);
    assertThat(worse.watchedBy(MANN_WHITNEY)).isEqualTo(Outcome.failed(5));
    var errors = Rollout.ofErrors().errors(5, 15, 16, 17, 18, 19);
    assertThat(errors.watchedBy(MANN_WHITNEY)).isEqualTo(Outcome.failed(5));
  }

  @Test
  void passes_what_is_better_or_the_same() {
    assertThat(Rollout.ofLatency().latency(100, 50, 51, 52, 53, 54, 55).watchedBy(MANN_WHITNEY))
        .isEqualTo(Outcome.PASSED);
    assertThat(Rollout.ofErrors().errors(5, 5, 5, 5, 5, 5, 5).watchedBy(MANN_WHITNEY))
        .isEqualTo(Outcome.PASSED);
  }

  @Test
  void passes_a_shift_whose_interval_reaches_below_a_quarter_of_it() {
    // The median shift is 40 and the smallest 5: the interval of five measurements begins there.
    assertThat(Rollout.ofLatency().latency(100, 105, 140, 140, 140, 140).watchedBy(MANN_WHITNEY))
        .isEqualTo(Outcome.PASSED);
    assertThat(Rollout.ofLatency().latency(100, 111, 140, 140, 140, 140).watchedBy(MANN_WHITNEY))
        .isEqualTo(Outcome.failed(5));
  }

  @Test
  void leaves_out_what_has_no_data() {
    var gap = Rollout.ofLatency().latency(100, 150, 151).nothing().latency(100, 152, 153, 154);
    assertThat(gap.watchedBy(MANN_WHITNEY)).isEqualTo(Outcome.failed(6));
  }

  @Test
  void keeps_all_differences_sorted_as_they_come() {
    var random = new SplittableRandom(1);
    var differences = new PairDifferences();
    double[] baseline = random.doubles(30).toArray();
    double[] canary = random.doubles(30).toArray();
    for (int i = 0; i < 30; i++) {
      differences.add(baseline[i], canary[i]);
    }
    double[] all =
        Arrays.stream(canary)
            .flatMap(own -> Arrays.stream(baseline).map(other -> own - other))
            .sorted()
            .toArray();
    for (int rank = 1; rank <= all.length; rank++) {
      assertThat(differences.smallest(rank)).isEqualTo(all[rank - 1]);
    }
    assertThat(differences.median()).isEqualTo((all[449] + all[450]) / 2);
  }

  @Test
  void counts_the_pairs_in_which_the_canary_is_larger() {
    var rollout = Rollout.ofLatency().latency(100, 99).latency(102, 102).latency(104, 103);
    // 99 exceeds none; 102 exceeds 100 and equals 102; 103 exceeds 100 and 102.
    assertThat(new NaiveMannWhitney(rollout.measurements()).u()).isEqualTo(3.5);
  }
}
