package io.deployguardian.aws.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplingTest {

  private static final int MANY = 10_000;

  private static long taken(Sampling sampling, IntFunction<String> trace) {
    return IntStream.range(0, MANY).mapToObj(trace).filter(sampling::takes).count();
  }

  @Test
  void takes_its_share_of_random_ids() {
    var chance = new Random(4711);
    IntFunction<String> random = i -> "%016x%016x".formatted(chance.nextLong(), chance.nextLong());
    assertThat(taken(Sampling.USUAL, random)).isBetween(900L, 1_100L);
    assertThat(taken(new Sampling(0), random)).isZero();
    assertThat(taken(new Sampling(1), random)).isEqualTo(MANY);
  }

  @Test
  void takes_its_share_of_ids_that_a_clock_and_a_host_make() {
    // A GUID of version 1: the time, counted up, and one host's number.
    IntFunction<String> timed = i -> "%08xcc7811e381ab4c9367dc0958".formatted(0x72d3162e + 977 * i);
    assertThat(taken(Sampling.USUAL, timed)).isBetween(900L, 1_100L);
  }

  @Test
  void a_larger_share_takes_all_that_a_smaller_one_takes() {
    var chance = new Random(4711);
    for (int i = 0; i < MANY; i++) {
      String trace = "%016x%016x".formatted(chance.nextLong(), chance.nextLong());
      if (new Sampling(0.1).takes(trace)) {
        assertThat(new Sampling(0.5).takes(trace)).isTrue();
      }
    }
  }

  @Test
  void takes_nothing_that_is_no_trace() {
    for (String none : new String[] {"", "4bf92f35", "0".repeat(32), "Z".repeat(32)}) {
      assertThat(new Sampling(1).takes(none)).as(none).isFalse();
    }
  }

  @Test
  void is_a_share() {
    for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new Sampling(share)).hasMessageContaining("expected 0 to 1");
    }
  }
}
