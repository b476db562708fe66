package io.deployguardian.benchmarks.rollouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTest {
  private static final int MANY = 100_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 3, 9.9, 10.1, 27, 600, 54_000})
  void has_its_mean_and_a_variance_as_large(double mean) {
    double[] draws = draws(mean);
    double standardError = Math.sqrt(mean / MANY);
    assertThat(Moments.mean(draws)).isCloseTo(mean, within(4 * standardError));
    assertThat(Math.pow(Moments.sd(draws), 2) / mean).isCloseTo(1, within(0.03));
  }

  @ParameterizedTest
  @ValueSource(doubles = {3, 12})
  void hits_each_number_as_often_as_the_formula_says(double mean) {
    long[] found = new long[100];
    for (double draw : draws(mean)) {
      found[(int) draw]++;
    }
    for (int k = 0; k < 30; k++) {
      double chance = Math.exp(k * Math.log(mean) - mean - Poisson.logFactorial(k));
      double sd = Math.sqrt(chance * (1 - chance) / MANY);
      assertThat((double) found[k] / MANY).isCloseTo(chance, within(4.5 * sd + 1e-5));
    }
  }

  @Test
  void never_happens_where_nothing_is_expected() {
    assertThat(draws(0)).containsOnly(0);
  }

  @Test
  void knows_factorials() {
    double log = 0;
    for (int k = 1; k < 200; k++) {
      log += Math.log(k);
      assertThat(Poisson.logFactorial(k)).isCloseTo(log, within(1e-9));
    }
  }

  private static double[] draws(double mean) {
    var random = new SplittableRandom(1);
    return LongStream.generate(() -> Poisson.draw(random, mean))
        .limit(MANY)
        .asDoubleStream()
        .toArray();
  }
}
