package io.deployguardian.core.canary.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Against the formulae as the papers have them. */
class RateRatioTest {

  private static final double SPREAD = 0.7;

  /** A table of one interval: events and total of the one side, and of the other. */
  private record Table(long events, long total, long otherEvents, long otherTotal) {

    double all() {
      return (double) total + otherTotal;
    }

    double log() {
      return Math.log((events + 0.5) / total / ((otherEvents + 0.5) / otherTotal));
    }

    /** One over Woolf's variance. */
    double weight() {
      return 1 / (1 / (events + 0.5) + 1 / (otherEvents + 0.5));
    }
  }

  @Property(tries = 300, seed = "3081")
  void the_estimate_is_mantels_and_haenszels(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 80) int size) {
    List<Table> tables = drawn(random, size);
    double mine = tables.stream().mapToDouble(t -> t.events * t.otherTotal / t.all()).sum();
    double others = tables.stream().mapToDouble(t -> t.otherEvents * t.total / t.all()).sum();
    Close.same(ratio(tables).estimate(), (mine + 0.25) / (others + 0.25));
  }

  @Property(tries = 300, seed = "3082")
  void the_interval_ends_where_the_evidence_against_a_ratio_reaches_its_bound(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 80) int size,
      @ForAll @DoubleRange(min = 0.001, max = 0.1) @Scale(6) double alpha) {
    List<Table> tables = drawn(random, size);
    double mine = tables.stream().mapToDouble(t -> t.events * t.otherTotal / t.all()).sum() + 0.25;
    double others =
        tables.stream().mapToDouble(t -> t.otherEvents * t.total / t.all()).sum() + 0.25;
    // Greenland and Robins, with half an event more to agree with the estimate.
    double variance =
        (tables.stream()
                    .mapToDouble(
                        t ->
                            (t.events + t.otherEvents)
                                * ((double) t.total / t.all())
                                * ((double) t.otherTotal / t.all()))
                    .sum()
                + 0.25)
            / (mine * others);
    List<Table> eventful = eventful(tables);
    double dispersion =
        eventful.size() < 2 ? 1 : Math.max(1, cochransQ(eventful) / (eventful.size() - 1));
    double reach = ratio(tables).reach(alpha);
    double sd = Math.sqrt(variance * dispersion);
    // Robbins' mixture: the estimate's density, averaged over the prior, against its density there.
    double averaged = NormalDistribution.of(0, Math.hypot(sd, SPREAD)).logDensity(reach);
    double there = NormalDistribution.of(0, sd).logDensity(reach);
    Close.sameTo(1, averaged - there, -Math.log(alpha));
  }

  @Property(tries = 300, seed = "3083")
  void the_swing_is_der_simonians_and_lairds(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 80) int size) {
    List<Table> tables = drawn(random, size);
    List<Table> eventful = eventful(tables);
    double found = ratio(tables).swing();
    if (eventful.size() < 10) {
      assertThat(found).isZero();
      return;
    }
    double weights = eventful.stream().mapToDouble(Table::weight).sum();
    double squares = eventful.stream().mapToDouble(t -> t.weight() * t.weight()).sum();
    double beyond = cochransQ(eventful) - (eventful.size() - 1);
    double between = Math.max(0, beyond / (weights - squares / weights));
    // Of the root of a small difference fewer digits are left.
    Close.sameTo(1, found * found, between);
  }

  @Test
  void no_events_have_a_ratio_of_one_and_a_wide_interval() {
    var ratio = ratio(List.of(new Table(0, 1000, 0, 9000)));
    assertThat(ratio.estimate()).isEqualTo(1);
    assertThat(ratio.reach(0.01)).isGreaterThan(3);
  }

  @Test
  void chance_alone_swings_neither_far_nor_for_long() {
    int far = 0;
    int lasting = 0;
    for (int seed = 0; seed < 400; seed++) {
      RateRatio ratio = swinging(new Random(seed), 0, 0, 60);
      far += ratio.swingsMoreThan(0.42) ? 1 : 0;
      lasting += ratio.swingLasts() ? 1 : 0;
    }
    assertThat(far).isZero();
    assertThat(lasting).isLessThan(8);
  }

  @Test
  void a_swing_of_what_is_covered_is_seldom_taken_for_more() {
    int far = 0;
    for (int seed = 0; seed < 400; seed++) {
      far += swinging(new Random(seed), 0.3 * Math.sqrt(2), 0, 60).swingsMoreThan(0.425) ? 1 : 0;
    }
    assertThat(far).isLessThan(20);
  }

  @Test
  void a_strong_swing_and_a_lasting_one_are_seen() {
    int far = 0;
    int lasting = 0;
    for (int seed = 0; seed < 100; seed++) {
      far += swinging(new Random(seed), 1, 0, 60).swingsMoreThan(0.425) ? 1 : 0;
      lasting += swinging(new Random(seed), 0.5, 0.9, 60).swingLasts() ? 1 : 0;
    }
    assertThat(far).isGreaterThan(95);
    assertThat(lasting).isGreaterThan(80);
  }

  private static double cochransQ(List<Table> tables) {
    double weights = tables.stream().mapToDouble(Table::weight).sum();
    double mean = tables.stream().mapToDouble(t -> t.weight() * t.log()).sum() / weights;
    return tables.stream().mapToDouble(t -> t.weight() * Math.pow(t.log() - mean, 2)).sum();
  }

  private static List<Table> eventful(List<Table> tables) {
    return tables.stream().filter(t -> t.events + t.otherEvents > 0).toList();
  }

  private static List<Table> drawn(Random random, int size) {
    double rate = Math.exp(-7 * random.nextDouble());
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int total = 1 + random.nextInt(2000);
      int otherTotal = 1 + random.nextInt(9000);
      double swing = Math.exp(random.nextGaussian());
      long events = Math.min(total, Math.round(total * rate * swing * random.nextDouble() * 2));
      long otherEvents = Math.min(otherTotal, Math.round(otherTotal * rate * random.nextDouble()));
      tables.add(new Table(events, total, otherEvents, otherTotal));
    }
    return tables;
  }

  private static RateRatio ratio(List<Table> tables) {
    var ratio = new RateRatio();
    tables.forEach(t -> ratio.observe(t.events, t.total, t.otherEvents, t.otherTotal));
    return ratio;
  }

  /** A ratio whose logarithm swings about 0 with this standard deviation and autocorrelation. */
  private static RateRatio swinging(Random random, double logSd, double rho, int size) {
    var ratio = new RateRatio();
    double at = logSd * random.nextGaussian();
    for (int i = 0; i < size; i++) {
      ratio.observe(
          binomial(random, 5000, 0.02 * Math.exp(at)), 5000, binomial(random, 5000, 0.02), 5000);
      at = rho * at + Math.sqrt(1 - rho * rho) * logSd * random.nextGaussian();
    }
    return ratio;
  }

  private static long binomial(Random random, int all, double share) {
    double sd = Math.sqrt(all * share * (1 - share));
    return Math.clamp(Math.round(all * share + sd * random.nextGaussian()), 0, all);
  }
}
