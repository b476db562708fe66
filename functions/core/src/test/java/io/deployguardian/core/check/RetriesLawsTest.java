package io.deployguardian.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetriesLawsTest {

  @Property(tries = 300)
  void a_pause_is_between_half_of_the_back_off_and_all_of_it(
      @ForAll @IntRange(min = 1, max = 200) int attempt,
      @ForAll @IntRange(max = 60_000) int first,
      @ForAll @IntRange(max = 300_000) int longest,
      @ForAll long chance) {
    var retries = new Retries(3, Duration.ofMillis(first), Duration.ofMillis(longest));
    double backOff = Math.min(first * Math.pow(2, Math.min(attempt - 1, 30)), longest);
    assertThat(retries.pauseAfter(attempt, new Random(chance)).toMillis())
        .isBetween(Math.round(Math.floor(backOff / 2)), Math.round(backOff));
  }

  @Property(tries = 100)
  void pauses_differ_so_that_checks_do_not_march_in_step(@ForAll long chance) {
    var random = new Random(chance);
    var pauses =
        IntStream.range(0, 50).mapToObj(i -> Retries.DEFAULT.pauseAfter(4, random)).distinct();
    assertThat(pauses.count()).isGreaterThan(10);
  }

  @Example
  void there_is_at_least_one_attempt() {
    assertThatThrownBy(() -> new Retries(0, Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
