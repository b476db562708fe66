package io.deployguardian.benchmarks.rollouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChangesTest {

  @Test
  void counts_intervals_from_one() {
    assertThat(factors(Changes.by(2), 3)).containsExactly(2, 2, 2);
    assertThat(factors(Changes.from(3, 2), 4)).containsExactly(1, 1, 2, 2);
    assertThat(factors(Changes.upTo(3, 2), 4)).containsExactly(2, 2, 2, 1);
  }

  @Test
  void leaves_a_rollout_alone_that_ends_earlier() {
    assertThat(factors(Changes.from(3, 2), 2)).containsExactly(1, 1);
    assertThat(factors(Changes.upTo(3, 2), 2)).containsExactly(2, 2);
  }

  @Test
  void happens_in_just_so_many_intervals_and_in_each_as_often() {
    var random = new SplittableRandom(1);
    double[] sum = new double[10];
    for (int rollout = 0; rollout < 10_000; rollout++) {
      double[] factors = Changes.inAny(3, 2).factors(random, 10);
      assertThat(Arrays.stream(factors).filter(f -> f == 2).count()).isEqualTo(3);
      Arrays.setAll(sum, i -> sum[i] + factors[i] - 1);
    }
    assertThat(Arrays.stream(sum).boxed())
        .allSatisfy(n -> assertThat(n).isCloseTo(3_000, within(200.0)));
  }

  @Test
  void waves_up_and_down_by_its_depth() {
    double[] wave = factors(Changes.wave(0.8, 60), 60);
    assertThat(wave[0]).isEqualTo(1);
    assertThat(wave[15]).isCloseTo(1.8, within(1e-9));
    assertThat(wave[45]).isCloseTo(0.2, within(1e-9));
    assertThat(Moments.mean(wave)).isCloseTo(1, within(1e-9));
  }

  private static double[] factors(Course course, int intervals) {
    return course.factors(new SplittableRandom(1), intervals);
  }
}
