package io.deployguardian.core.canary.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.TDistribution;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;

/** Its closed form against integrals over the level and the scale, as the priors have them. */
class ShiftEvidenceTest {

  private static final double[] EXCUSES = {0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95};
  private static final double[] LEVEL_EXCUSES = {1, 0.8, 0.6, 0.45, 0.25, 0.08, 0.03};
  private static final double[] RISE_EXCUSES = {1, 0.7, 0.5, 0.35, 0.25, 0.08, 0.03};
  private static final double[] RHOS = {0, 0.4, 0.8};
  private static final double[] RHO_WEIGHTS = {0.6, 0.25, 0.15};
  private static final double[] SPREADS = {1, 9};
  private static final double[] SPREAD_WEIGHTS = {0.6, 0.4};
  private static final double LATE_SPREAD = 4;
  private static final double PRIOR = 0.02 * 0.02;

  private static final GaussIntegratorFactory GAUSS = new GaussIntegratorFactory();

  @Property(tries = 60, seed = "3091")
  void a_level_is_integrated_out_with_its_scale(
      @ForAll Random random, @ForAll @IntRange(min = 3, max = 8) int size) {
    double[] values = drawn(random, size);
    double excuse = excuse(values, LEVEL_EXCUSES);
    double bounded = 0;
    double exact = 0;
    for (int i = 0; i < RHOS.length; i++) {
      var at = new Model(values, RHOS[i], 0);
      for (int k = 0; k < SPREADS.length; k++) {
        double weight = RHO_WEIGHTS[i] * SPREAD_WEIGHTS[k];
        bounded += weight * at.lowerBound(SPREADS[k]);
        exact += weight * at.raised(SPREADS[k]);
      }
    }
    var evidence = ShiftEvidence.ofLevel();
    Arrays.stream(values).forEach(evidence::observe);
    if (bounded > 0) {
      Close.sameTo(1, evidence.log(), Math.log(bounded / excuse));
    }
    assertThat(Math.exp(evidence.log())).isLessThanOrEqualTo(exact / excuse * (1 + 1e-9));
  }

  @Property(tries = 60, seed = "3092")
  void so_is_a_level_that_sets_in_later(
      @ForAll Random random, @ForAll @IntRange(min = 7, max = 9) int size) {
    double[] values = drawn(random, size);
    double bounded = 0;
    for (int i = 0; i < RHOS.length; i++) {
      var always = new Model(values, RHOS[i], 0);
      for (int k = 0; k < SPREADS.length; k++) {
        bounded += 0.7 * RHO_WEIGHTS[i] * SPREAD_WEIGHTS[k] * always.lowerBound(SPREADS[k]);
      }
      for (int length : new int[] {4, 6}) {
        int from = size - length;
        double onset = 0.3 * 61.5 / ((from + 61.0) * (from + 61.0));
        bounded +=
            onset * RHO_WEIGHTS[i] * new Model(values, RHOS[i], from).lowerBound(LATE_SPREAD);
      }
    }
    var evidence = ShiftEvidence.ofRise();
    Arrays.stream(values).forEach(evidence::observe);
    if (bounded > 0) {
      Close.sameTo(1, evidence.log(), Math.log(bounded / excuse(values, RISE_EXCUSES)));
    }
  }

  @Test
  void the_bound_of_the_one_sided_share_is_a_bound() {
    for (int df = 2; df < 400; df = df * 5 / 4 + 1) {
      var student = TDistribution.of(df);
      for (double t = 0; t < 60; t = t * 1.05 + 0.01) {
        double oneSided = 2 * student.cumulativeProbability(t);
        assertThat(2 - Math.pow(1 + t * t / df, -df / 2.0)).isLessThanOrEqualTo(oneSided + 1e-12);
      }
    }
  }

  @Test
  void too_few_values_are_no_evidence_and_a_series_without_noise_is_a_lot() {
    var evidence = ShiftEvidence.ofRise();
    assertThat(evidence.log()).isZero();
    evidence.observe(2);
    evidence.observe(2);
    assertThat(evidence.log()).isZero();
    assertThat(evidence.mean(0.01)).isEmpty();
    for (int i = 0; i < 1000; i++) {
      evidence.observe(2);
      assertThat(evidence.log()).isNotNaN();
    }
    assertThat(evidence.log()).isGreaterThan(100);
    assertThat(evidence.mean(0.01).orElseThrow().estimate()).isEqualTo(2);
  }

  @Test
  void zeros_and_what_is_below_are_no_evidence() {
    for (double value : new double[] {0, -0.1, -2}) {
      var evidence = ShiftEvidence.ofRise();
      for (int i = 0; i < 60; i++) {
        evidence.observe(value);
      }
      assertThat(evidence.log()).isLessThan(-10);
    }
  }

  @Test
  void noise_about_zero_seldom_becomes_evidence() {
    int found = 0;
    for (int seed = 0; seed < 400; seed++) {
      var random = new Random(seed);
      var evidence = ShiftEvidence.ofRise();
      boolean ever = false;
      for (int i = 0; i < 60; i++) {
        evidence.observe(random.nextGaussian() / 10);
        ever |= evidence.log() > Math.log(20);
      }
      found += ever ? 1 : 0;
    }
    assertThat(found).isLessThan(400 / 20 + 10);
  }

  @Test
  void it_tells_a_change_on_the_way_from_a_steady_state() {
    assertThat(risen(0).change()).isNegative();
    assertThat(risen(40).change()).isGreaterThan(5);
    assertThat(risen(40).log()).isGreaterThan(Math.log(100));
  }

  private static ShiftEvidence risen(int since) {
    var random = new Random(7);
    var evidence = ShiftEvidence.ofRise();
    for (int i = 0; i < 60; i++) {
      evidence.observe(random.nextGaussian() / 10 + (i < since ? 0 : 0.25));
    }
    return evidence;
  }

  private static double excuse(double[] values, double[] weights) {
    double best = 0;
    for (int i = 0; i < EXCUSES.length; i++) {
      best = Math.max(best, weights[i] * new Model(values, EXCUSES[i], 0).plain());
    }
    return best;
  }

  private static double[] drawn(Random random, int size) {
    double level = 0.3 * random.nextDouble();
    double noise = 0.02 + 0.2 * random.nextDouble();
    return random.doubles(size).map(any -> level + noise * random.nextGaussian()).toArray();
  }

  /** An autoregression with a level since a point; probabilities up to a factor common to all. */
  private static final class Model {

    private final int size;
    private final double edge;
    private final double squares;
    private final double product;
    private final double length;

    Model(double[] values, double rho, int from) {
      var whole = new Autoregression(values.length, rho);
      double[] step = Autoregression.step(values.length, from);
      this.size = values.length;
      this.edge = Math.sqrt(1 - rho * rho);
      this.squares = whole.product(values, values);
      this.product = whole.product(step, values);
      this.length = whole.product(step, step);
    }

    double plain() {
      return overScale(sigma -> 0);
    }

    /** With a level above 0: its prior is the positive half of a normal one. */
    double raised(double spread) {
      return 2 * overScale(sigma -> overLevel(spread, sigma, 0));
    }

    /** With a level on either side, times what is at least on the upper one. */
    double lowerBound(double spread) {
      double both = overScale(sigma -> overLevel(spread, sigma, Double.NEGATIVE_INFINITY));
      double gain = Math.log(both / plain() * Math.sqrt(1 + spread * length));
      double half = (size + 1) / 2.0;
      boolean negligible = (1 - Math.exp(-gain / half)) * half < 1;
      return product <= 0 || negligible ? 0 : both * (2 - Math.exp(-gain));
    }

    /** Over the noise's standard deviation, whose square is inverse gamma a priori. */
    private double overScale(DoubleUnaryOperator logLevel) {
      double middle = Math.log((squares + PRIOR) / (size + 1)) / 2;
      double sum = 0;
      for (double from = -4; from < 8; from += 2) {
        sum +=
            GAUSS
                .legendre(24, middle + from, middle + from + 2)
                .integrate(
                    log -> {
                      double sigma = Math.exp(log);
                      double fit = -(squares + PRIOR) / (2 * sigma * sigma);
                      double tail = (size + 1) * (log - middle);
                      return edge * Math.exp(fit - tail + logLevel.applyAsDouble(sigma));
                    });
      }
      return sum * Math.exp(-(size + 1) * middle);
    }

    /** Over the level in units of the noise, relative to no level; the logarithm of it. */
    private double overLevel(double spread, double sigma, double from) {
      double precision = length + 1 / spread;
      double mean = product / sigma / precision;
      double low = Math.max(from, mean - 9 / Math.sqrt(precision));
      double high = Math.max(low, mean) + 9 / Math.sqrt(precision);
      double peak = Math.max(mean, low);
      double most = peak * product / sigma - peak * peak * precision / 2;
      double sum = 0;
      int parts = 4;
      for (int i = 0; i < parts; i++) {
        double width = (high - low) / parts;
        sum +=
            GAUSS
                .legendre(24, low + i * width, low + (i + 1) * width)
                .integrate(d -> Math.exp(d * product / sigma - d * d * precision / 2 - most));
      }
      return most + Math.log(sum) - Math.log(2 * Math.PI * spread) / 2;
    }
  }
}
