package io.deployguardian.benchmarks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void counts_what_failed_and_what_passed() {
    var tally =
        new Tally(
            List.of(Outcome.failed(7), Outcome.failed(3), Outcome.PASSED, Outcome.UNDECIDED), 1);
    assertThat(tally.rollouts()).isEqualTo(4);
    assertThat(tally.failed()).isEqualTo(0.5);
    assertThat(tally.passed()).isEqualTo(0.25);
  }

  @Test
  void delays_are_of_all_rollouts_and_never_is_later_than_any() {
    var tally =
        new Tally(
            List.of(Outcome.failed(7), Outcome.failed(3), Outcome.PASSED, Outcome.UNDECIDED), 1);
    assertThat(tally.delay(0.25)).hasValue(3);
    assertThat(tally.delay(0.5)).hasValue(7);
    assertThat(tally.delay(0.75)).isEmpty();
  }

  @Test
  void who_fails_before_there_is_something_to_find_found_nothing() {
    var tally = new Tally(List.of(Outcome.failed(45), Outcome.failed(46), Outcome.failed(48)), 46);
    assertThat(tally.failed()).isEqualTo(2.0 / 3);
    assertThat(tally.delay(0.1)).hasValue(1);
    assertThat(tally.delay(0.5)).hasValue(3);
    assertThat(tally.delay(0.9)).isEmpty();
  }
}
