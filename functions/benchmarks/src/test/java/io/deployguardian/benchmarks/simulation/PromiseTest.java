package io.deployguardian.benchmarks.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PromiseTest {

  @Test
  void allows_an_error_what_chance_may_show() {
    var promise = Promise.failsAtMost(0.01);
    // 0.01 + 2.6 * sqrt(0.01 * 0.99 / 1000) = 0.01818
    assertThat(promise.terms(1_000)).isEqualTo("≤ 1.82 % failed");
    assertThat(promise.brokenBy(tally(18, Outcome.failed(1), 982, Outcome.PASSED))).isEmpty();
    assertThat(promise.brokenBy(tally(19, Outcome.failed(1), 981, Outcome.PASSED)))
        .hasValue("1.90 % failed");
  }

  @Test
  void wants_as_much_power_as_it_says() {
    var promise = Promise.passesAtLeast(0.9);
    assertThat(promise.terms(10)).isEqualTo("≥ 90.0 % passed");
    assertThat(promise.brokenBy(tally(9, Outcome.PASSED, 1, Outcome.UNDECIDED))).isEmpty();
    assertThat(promise.brokenBy(tally(8, Outcome.PASSED, 2, Outcome.UNDECIDED)))
        .hasValue("80.0 % passed");
  }

  @Test
  void wants_half_of_them_to_fail_in_time() {
    var promise = Promise.halfFailWithin(3);
    assertThat(promise.terms(10)).isEqualTo("half fail within 3");
    assertThat(promise.brokenBy(tally(5, Outcome.failed(3), 5, Outcome.PASSED))).isEmpty();
    assertThat(promise.brokenBy(tally(5, Outcome.failed(4), 5, Outcome.failed(1)))).isEmpty();
    assertThat(promise.brokenBy(tally(6, Outcome.failed(4), 4, Outcome.failed(1))))
        .hasValue("half fail within 4");
    assertThat(promise.brokenBy(tally(4, Outcome.failed(1), 6, Outcome.PASSED)))
        .hasValue("half never fail");
  }

  private static Tally tally(int some, Outcome outcome, int others, Outcome other) {
    return new Tally(
        Stream.of(Collections.nCopies(some, outcome), Collections.nCopies(others, other))
            .flatMap(List::stream)
            .toList(),
        1);
  }
}
