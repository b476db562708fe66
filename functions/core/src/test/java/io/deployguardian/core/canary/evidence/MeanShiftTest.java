package io.deployguardian.core.canary.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.hipparchus.analysis.solvers.BisectionSolver;
import org.hipparchus.stat.regression.GLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class MeanShiftTest {

  private static final double PRIOR = 0.02 * 0.02;
  private static final double[] RHOS = {0, 0.2, 0.4, 0.6, 0.8, 0.9};

  @Property(tries = 150, seed = "3061")
  void the_estimate_is_that_of_generalised_least_squares(
      @ForAll Random random, @ForAll @IntRange(min = 4, max = 60) int size) {
    double[] values = drawn(random, size);
    MeanShift found = MeanShift.of(sums(values, 0), PRIOR, 0.01);
    var regression = new GLSMultipleLinearRegression();
    regression.setNoIntercept(true);
    var ones = new double[size][1];
    Arrays.stream(ones).forEach(row -> row[0] = 1);
    regression.newSampleData(values, ones, new Autoregression(size, rho(values)).covariance());
    Close.sameTo(0.1, found.estimate(), regression.estimateRegressionParameters()[0]);
  }

  @Property(tries = 150, seed = "3062")
  void the_interval_ends_where_the_evidence_against_a_mean_reaches_its_bound(
      @ForAll Random random,
      @ForAll @IntRange(min = 12, max = 80) int size,
      @ForAll @DoubleRange(min = 0.001, max = 0.1) @Scale(6) double alpha) {
    double[] values = drawn(random, size);
    double rho = rho(values);
    MeanShift found = MeanShift.of(sums(values, 0), PRIOR, alpha);
    double bound = -Math.log(alpha);
    double far = found.estimate() + 1e6;
    if (logBayesFactor(values, rho, far) < bound) {
      assertThat(found.reach()).isInfinite();
      return;
    }
    double end =
        new BisectionSolver(1e-13, 1e-13)
            .solve(1000, mean -> logBayesFactor(values, rho, mean) - bound, found.estimate(), far);
    assertThat(found.reach()).isFinite();
    Close.sameTo(0.01, found.reach(), end - found.estimate());
  }

  @Test
  void little_data_reach_anywhere() {
    double[] three = {0.1, 0.3, -0.2};
    assertThat(MeanShift.of(sums(three, 0), PRIOR, 0.01).reach()).isInfinite();
  }

  /** Of "some mean, about as far away as the noise is wide" against "this one". */
  private static double logBayesFactor(double[] values, double rho, double mean) {
    Sums sums = sums(values, mean);
    Sums.Level level = sums.level(rho);
    double squares = sums.innovations(rho) + PRIOR;
    double occam = 1 + level.length();
    double left = 1 - level.product() * level.product() / (occam * squares);
    return -(values.length + 1) / 2.0 * Math.log(left) - Math.log(occam) / 2;
  }

  /** The autocorrelation at which the best mean leaves the least, as a likelihood. */
  private static double rho(double[] values) {
    int n = values.length;
    double best = Double.NEGATIVE_INFINITY;
    double at = 0;
    for (double rho : RHOS) {
      var whole = new Autoregression(n, rho);
      double[] ones = Autoregression.step(n, 0);
      double mean = whole.product(ones, values) / whole.product(ones, ones);
      double[] rest = Arrays.stream(values).map(value -> value - mean).toArray();
      double left = whole.product(rest, rest) + PRIOR;
      double fit = Math.log(1 - rho * rho) - n * Math.log(left);
      if (fit > best) {
        best = fit;
        at = rho;
      }
    }
    return at;
  }

  private static double[] drawn(Random random, int size) {
    double keep = random.nextDouble();
    double level = random.nextGaussian() / 10;
    double noise = Math.exp(random.nextGaussian() - 2);
    var values = new double[size];
    double at = 0;
    for (int i = 0; i < size; i++) {
      at = keep * at + random.nextGaussian();
      values[i] = Math.clamp(level + noise * at, -2, 2);
    }
    return values;
  }

  private static Sums sums(double[] values, double minus) {
    var series = new Series();
    Arrays.stream(values).forEach(value -> series.add(value - minus));
    return series.sums();
  }
}
