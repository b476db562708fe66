package io.deployguardian.benchmarks.rollouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final int MANY = 200_000;

  @Test
  void is_independent_with_the_stated_standard_deviation() {
    double[] logs = logs(Noise.independent(0.3));
    assertThat(Moments.mean(logs)).isCloseTo(0, within(0.005));
    assertThat(Moments.sd(logs)).isCloseTo(0.3, within(0.005));
    assertThat(Moments.autocorrelation(logs)).isCloseTo(0, within(0.01));
  }

  @Test
  void is_autocorrelated_as_stated_and_swings_no_more_for_it() {
    double[] logs = logs(Noise.autocorrelated(0.5, 0.9));
    assertThat(Moments.mean(logs)).isCloseTo(0, within(0.02));
    assertThat(Moments.sd(logs)).isCloseTo(0.5, within(0.02));
    assertThat(Moments.autocorrelation(logs)).isCloseTo(0.9, within(0.01));
  }

  @Test
  void starts_autocorrelated_noise_in_its_stride() {
    double[] first = new double[MANY];
    for (int i = 0; i < MANY; i++) {
      first[i] = Math.log(Noise.autocorrelated(0.5, 0.9).factors(new SplittableRandom(i), 1)[0]);
    }
    assertThat(Moments.sd(first)).isCloseTo(0.5, within(0.005));
  }

  @Test
  void has_the_tails_of_a_t_with_three_degrees_of_freedom() {
    double[] logs = logs(Noise.heavyTailed(0.1));
    // 5 % of it are beyond 3.182, by the tables; its standard deviation is the root of 3.
    double limit = 0.1 / Math.sqrt(3) * 3.182;
    double beyond = (double) Arrays.stream(logs).filter(l -> Math.abs(l) > limit).count() / MANY;
    assertThat(beyond).isCloseTo(0.05, within(0.003));
    assertThat(Moments.sd(logs)).isCloseTo(0.1, within(0.01));
  }

  @Test
  void multiplies_when_two_come_together() {
    var both = Changes.by(3).times(Changes.from(2, 5));
    assertThat(both.factors(new SplittableRandom(1), 3)).containsExactly(3, 15, 15);
  }

  private static double[] logs(Course noise) {
    return Arrays.stream(noise.factors(new SplittableRandom(1), MANY)).map(Math::log).toArray();
  }
}
