package io.deployguardian.core.canary.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Sums that grow with a series, against matrices. */
class SumsTest {

  @Property(tries = 200, seed = "3051")
  void innovations_are_what_whitening_leaves(
      @ForAll("series") List<Double> some,
      @ForAll @DoubleRange(min = 0, max = 0.95) @Scale(6) double rho) {
    double[] values = array(some);
    var whole = new Autoregression(values.length, rho);
    double expected = whole.product(values, values);
    Close.sameTo(values.length, series(values).sums().innovations(rho), expected);
  }

  @Property(tries = 200, seed = "3052")
  void a_level_is_a_constant_after_whitening(
      @ForAll("series") List<Double> some,
      @ForAll @DoubleRange(min = 0, max = 0.95) @Scale(6) double rho) {
    double[] values = array(some);
    int n = values.length;
    var whole = new Autoregression(n, rho);
    double[] ones = Autoregression.step(n, 0);
    Sums.Level level = series(values).sums().level(rho);
    Close.same(level.length(), whole.product(ones, ones));
    Close.sameTo(n, level.product(), whole.product(ones, values));
  }

  @Property(tries = 200, seed = "3053")
  void a_level_that_sets_in_later_is_a_step_after_whitening(
      @ForAll("series") List<Double> some,
      @ForAll @IntRange(min = 1, max = 38) int since,
      @ForAll @DoubleRange(min = 0, max = 0.95) @Scale(6) double rho) {
    double[] values = array(some);
    int n = values.length;
    int from = 1 + since % (n - 1);
    var whole = new Autoregression(n, rho);
    double[] step = Autoregression.step(n, from);
    Sums.Level level = series(values).levelSince(from, rho);
    Close.same(level.length(), whole.product(step, step));
    Close.sameTo(n, level.product(), whole.product(step, values));
  }

  @Property(tries = 200, seed = "3054")
  void autocorrelation_is_that_of_neighbours_about_the_mean(@ForAll("series") List<Double> some) {
    double[] values = array(some);
    int n = values.length;
    double mean = Arrays.stream(values).average().orElseThrow();
    double together = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      together += i == 0 ? 0 : (values[i - 1] - mean) * (values[i] - mean);
      squares += (values[i] - mean) * (values[i] - mean);
    }
    double found = series(values).sums().autocorrelation();
    if (n < 3 || squares < 1e-4) {
      assertThat(found).isFinite();
      return;
    }
    double raw = together / squares;
    Close.sameTo(1, found, raw + (1 + 4 * raw) / n);
  }

  @Property(tries = 300, seed = "3055")
  void tamed_sums_are_those_without_the_one_largest_and_the_one_smallest(
      @ForAll("series") List<Double> some) {
    double[] values = array(some);
    double[] tamed = values.clone();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = values.length;
    replaceOne(tamed, sorted[0], sorted[1]);
    replaceOne(tamed, sorted[n - 1], sorted[n - 2]);
    Series series = series(values);
    assertSame(series.tamed(), series(tamed).sums());
    assertSame(series.sums(), series(values).sums());
  }

  @Test
  void equal_values_are_tame_already() {
    double[] equal = {3, 3, 3};
    assertSame(series(equal).tamed(), series(equal).sums());
  }

  private static void assertSame(Sums found, Sums expected) {
    double size = expected.size();
    Close.sameTo(1, found.first(), expected.first());
    Close.sameTo(1, found.last(), expected.last());
    Close.sameTo(size, found.total(), expected.total());
    Close.sameTo(size, found.squares(), expected.squares());
    Close.sameTo(size, found.products(), expected.products());
    assertThat(found.size()).isEqualTo(expected.size());
  }

  private static void replaceOne(double[] values, double what, double by) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == what) {
        values[i] = by;
        return;
      }
    }
  }

  private static Series series(double[] values) {
    var series = new Series();
    Arrays.stream(values).forEach(series::add);
    return series;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(d -> d).toArray();
  }

  /** Symmetric relative differences: from -2 to 2, some of them equal. */
  @Provide
  Arbitrary<List<Double>> series() {
    var any = Arbitraries.doubles().between(-2, 2).ofScale(6);
    return Arbitraries.frequencyOf(
            Tuple.of(8, any), Tuple.of(1, Arbitraries.of(-2.0, 0.0, 0.1, 2.0)))
        .list()
        .ofMinSize(3)
        .ofMaxSize(40);
  }
}
