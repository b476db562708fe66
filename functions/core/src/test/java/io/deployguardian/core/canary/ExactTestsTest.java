package io.deployguardian.core.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

/** Against values from textbooks and from counting by hand, and against themselves. */
class ExactTestsTest {

  @Example
  void fisher_knows_the_lady_tasting_tea() {
    // Fisher, 1935: 3 of 4 cups right, (16 + 1) / 70; and 4 of 4, 1 / 70.
    assertThat(ExactTests.fisher(1, 4, 3, 4)).isCloseTo(17 / 70.0, within(1e-12));
    assertThat(ExactTests.fisher(0, 4, 4, 4)).isCloseTo(1 / 70.0, within(1e-12));
  }

  @Example
  void fisher_of_nothing_bad_is_one() {
    assertThat(ExactTests.fisher(0, 1000, 0, 1000)).isCloseTo(1, within(1e-9));
    assertThat(ExactTests.fisher(0, 0, 0, 0)).isEqualTo(1);
  }

  @Example
  void fisher_stays_exact_for_millions() {
    // Twice the error rate of a million requests is no accident; the same rate is.
    assertThat(ExactTests.fisher(1_000, 1_000_000, 2_000, 1_000_000)).isLessThan(1e-50);
    assertThat(ExactTests.fisher(1_000, 1_000_000, 1_000, 1_000_000)).isBetween(0.5, 0.52);
  }

  @Example
  void binomial_knows_coins_and_dice() {
    assertThat(ExactTests.binomial(8, 10, 0.5)).isCloseTo(56 / 1024.0, within(1e-12));
    assertThat(ExactTests.binomial(1, 4, 1 / 6.0))
        .isCloseTo(1 - Math.pow(5 / 6.0, 4), within(1e-12));
    assertThat(ExactTests.binomial(0, 10, 0.5)).isEqualTo(1);
    assertThat(ExactTests.binomial(1, 10, 0)).isZero();
    assertThat(ExactTests.binomial(10, 10, 1)).isEqualTo(1);
  }

  @Example
  void signed_rank_knows_the_tables() {
    // All of n positive: 1 / 2^n. Wilcoxon's table: n = 10, T- = 8, one-sided 25 / 1024.
    assertThat(ExactTests.signedRank(new double[] {1, 2, 3, 4, 5})).isEqualTo(1 / 32.0);
    double[] ten = {1, 2, 3, 4, 5, 6, 7, -8, 9, 10};
    assertThat(ExactTests.signedRank(ten)).isCloseTo(25 / 1024.0, within(1e-12));
    assertThat(ExactTests.signedRank(new double[] {0, 0})).isEqualTo(1);
  }

  @Example
  void five_pairs_can_not_reach_the_level_and_ten_can() {
    assertThat(ExactTests.signedRank(ascending(ValueTest.ENOUGH_PAIRS - 1)))
        .isGreaterThan(FixedJudge.LEVEL);
    assertThat(ExactTests.signedRank(ascending(ValueTest.ENOUGH_PAIRS)))
        .isLessThan(FixedJudge.LEVEL);
  }

  @Example
  void the_approximation_joins_the_exact_values() {
    double[] exact = alternating(60);
    double[] approximate = alternating(61);
    assertThat(ExactTests.signedRank(approximate))
        .isCloseTo(ExactTests.signedRank(exact), within(0.02));
  }

  @Property(tries = 300)
  void fisher_is_symmetric(
      @ForAll @IntRange(max = 60) int baselineBad,
      @ForAll @IntRange(max = 300) int baselineGood,
      @ForAll @IntRange(max = 60) int canaryBad,
      @ForAll @IntRange(max = 300) int canaryGood) {
    // That bad ones gather at the canary is that good ones gather at the baseline.
    double bad =
        ExactTests.fisher(
            baselineBad, baselineBad + baselineGood, canaryBad, canaryBad + canaryGood);
    double good =
        ExactTests.fisher(
            canaryGood, canaryBad + canaryGood, baselineGood, baselineBad + baselineGood);
    assertThat(bad).isCloseTo(good, within(1e-9)).isBetween(0.0, 1.0);
  }

  @Property(tries = 300)
  void more_bad_ones_are_never_less_suspicious(
      @ForAll @IntRange(max = 100) int baselineBad,
      @ForAll @IntRange(max = 99) int canaryBad,
      @ForAll @IntRange(min = 1, max = 999) int permille) {
    double rate = permille / 1000.0;
    assertThat(ExactTests.fisher(baselineBad, 100, canaryBad + 1L, 100))
        .isLessThanOrEqualTo(ExactTests.fisher(baselineBad, 100, canaryBad, 100) + 1e-12);
    assertThat(ExactTests.binomial(canaryBad + 1L, 100, rate))
        .isLessThanOrEqualTo(ExactTests.binomial(canaryBad, 100, rate) + 1e-12);
  }

  @Property(tries = 300)
  void one_sign_or_the_other_is_likely(
      @ForAll @Size(min = 1, max = 80) List<@IntRange(min = -50, max = 50) Integer> differences) {
    double[] up = differences.stream().mapToDouble(d -> d).toArray();
    double[] down = differences.stream().mapToDouble(d -> -d).toArray();
    assertThat(ExactTests.signedRank(up)).isBetween(0.0, 1.0);
    assertThat(ExactTests.signedRank(up) + ExactTests.signedRank(down))
        .isGreaterThanOrEqualTo(1 - 1e-6);
  }

  @Property(tries = 300)
  void the_order_of_the_pairs_says_nothing(
      @ForAll @Size(min = 1, max = 80) List<@IntRange(min = -50, max = 50) Integer> differences) {
    double[] there = differences.stream().mapToDouble(d -> d).toArray();
    double[] back = differences.reversed().stream().mapToDouble(d -> d).toArray();
    assertThat(ExactTests.signedRank(there)).isCloseTo(ExactTests.signedRank(back), within(1e-12));
  }

  @Property(tries = 300)
  void a_difference_that_grows_is_never_less_suspicious(
      @ForAll @Size(min = 1, max = 40) @UniqueElements
          List<@IntRange(min = 1, max = 10_000) Integer> sizes,
      @ForAll long signs,
      @ForAll @IntRange(max = 39) int which) {
    // Without ties and zeros, where the rank sum is the number of positive Walsh averages.
    double[] before = new double[sizes.size()];
    for (int i = 0; i < before.length; i++) {
      before[i] = (signs >> i & 1) == 0 ? sizes.get(i) : -sizes.get(i);
    }
    double[] after = before.clone();
    after[which % after.length] = 10_001;
    assertThat(ExactTests.signedRank(after))
        .isLessThanOrEqualTo(ExactTests.signedRank(before) + 1e-12);
  }

  private static double[] ascending(int n) {
    return DoubleStream.iterate(1, d -> d + 1).limit(n).toArray();
  }

  private static double[] alternating(int n) {
    double[] all = ascending(n);
    return Arrays.stream(all).map(d -> d % 3 == 0 ? -d : d).toArray();
  }
}
