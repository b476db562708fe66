package io.deployguardian.core.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Samples;
import io.deployguardian.core.rollout.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FixedJudgeTest {

  private static final Reading MISSING = new Reading.Missing("nothing arrived");
  private static final Metric ERRORS = metric(Kind.RATIO, Direction.INCREASE, 0.05);
  private static final Metric LATENCY = metric(Kind.VALUE, Direction.INCREASE, Double.NaN);

  // ---- no data is never a Pass ----

  @Example
  void no_metric_is_inconclusive() {
    var nothing = new Analysis(List.of(), List.of(), 0, true);
    assertThat(new FixedJudge().judge(nothing)).isInstanceOf(Verdict.Inconclusive.class);
  }

  @Property(tries = 200)
  void never_passes_without_data(
      @ForAll Kind kind,
      @ForAll Direction direction,
      @ForAll boolean critical,
      @ForAll boolean required,
      @ForAll boolean comparable,
      @ForAll @IntRange(max = 30) int intervals) {
    var metric = new Metric("m", kind, direction, OptionalDouble.of(0.05), critical, required);
    assertThat(judge(metric, comparable, same(MISSING), same(MISSING), intervals))
        .isInstanceOf(Verdict.Inconclusive.class);
  }

  @Example
  void data_of_one_side_only_is_not_enough() {
    var good = new Reading.Count(1, 1000);
    assertThat(judge(ERRORS, true, same(MISSING), same(good), 5))
        .isInstanceOf(Verdict.Inconclusive.class);
    assertThat(judge(ERRORS, true, same(good), same(MISSING), 5))
        .isInstanceOf(Verdict.Inconclusive.class);
  }

  @Example
  void data_of_another_stage_does_not_count() {
    var reading = new Reading.Count(0, 1000);
    var earlier = measurements("errors", 0, same(reading), same(reading), 9);
    assertThat(new FixedJudge().judge(new Analysis(List.of(ERRORS), earlier, 1, true)))
        .isInstanceOf(Verdict.Inconclusive.class);
  }

  @Example
  void a_metric_that_is_not_required_may_be_missing_beside_one_that_is_there() {
    var optional =
        new Metric("p99", Kind.VALUE, Direction.INCREASE, OptionalDouble.empty(), true, false);
    var there =
        measurements(
            "errors", 0, same(new Reading.Count(0, 1000)), same(new Reading.Count(0, 1000)), 9);
    var verdict = new FixedJudge().judge(new Analysis(List.of(ERRORS, optional), there, 0, true));
    assertThat(verdict).isInstanceOf(Verdict.Pass.class);
    assertThat(verdict.reasons()).anyMatch(r -> r.text().startsWith("warning only: "));
  }

  @Example
  void values_that_are_no_numbers_are_no_data() {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(
              judge(
                  LATENCY,
                  true,
                  same(new Reading.Value(1, 1)),
                  same(new Reading.Value(value, 1)),
                  20))
          .isInstanceOf(Verdict.Inconclusive.class);
    }
  }

  @Example
  void more_bad_events_than_events_are_inconclusive() {
    assertThat(
            judge(ERRORS, true, same(new Reading.Count(0, 99)), same(new Reading.Count(9, 5)), 9))
        .isInstanceOf(Verdict.Inconclusive.class);
  }

  // ---- ratios ----

  @Example
  void three_of_five_are_no_error_rate() {
    var calm = new Reading.Count(0, 5);
    assertThat(judge(ERRORS, true, same(calm), same(new Reading.Count(3, 5)), 1))
        .isInstanceOf(Verdict.Inconclusive.class);
    assertThat(judge(ERRORS, false, same(MISSING), same(new Reading.Count(3, 5)), 1))
        .isInstanceOf(Verdict.Inconclusive.class);
  }

  @Example
  void a_share_beyond_the_threshold_fails_although_the_baseline_is_as_bad() {
    var bad = new Reading.Count(100, 1000);
    assertThat(judge(ERRORS, true, same(bad), same(bad), 1)).isInstanceOf(Verdict.Fail.class);
  }

  @Example
  void a_share_that_is_worse_than_the_baseline_fails_below_the_threshold() {
    assertThat(
            judge(
                ERRORS,
                true,
                same(new Reading.Count(1, 10_000)),
                same(new Reading.Count(40, 1000)),
                1))
        .isInstanceOf(Verdict.Fail.class);
  }

  @Example
  void a_share_that_has_to_be_high_fails_below_its_threshold() {
    var hits = metric(Kind.RATIO, Direction.DECREASE, 0.9);
    assertThat(judge(hits, false, same(MISSING), same(new Reading.Count(500, 1000)), 1))
        .isInstanceOf(Verdict.Fail.class);
    assertThat(judge(hits, false, same(MISSING), same(new Reading.Count(950, 1000)), 1))
        .isInstanceOf(Verdict.Pass.class);
  }

  @Property(tries = 300)
  void more_errors_never_turn_a_verdict_into_a_pass(
      @ForAll @IntRange(max = 300) int baseline,
      @ForAll @IntRange(max = 300) int canary,
      @ForAll @IntRange(max = 300) int more,
      @ForAll @IntRange(min = 600, max = 2000) int total) {
    var before = ratio(baseline, canary, total);
    var after = ratio(baseline, canary + more, total);
    assertThat(after.worstOf(before).word()).isEqualTo(after.word());
  }

  // ---- values ----

  @Example
  void a_slower_canary_fails_and_an_equal_one_passes() {
    assertThat(judge(LATENCY, true, i -> value(100 + i % 7), i -> value(160 + i % 5), 12))
        .isInstanceOf(Verdict.Fail.class);
    assertThat(judge(LATENCY, true, i -> value(100 + i % 7), i -> value(100 + i % 5), 12))
        .isInstanceOf(Verdict.Pass.class);
  }

  @Example
  void intervals_that_could_not_fail_do_not_pass_either() {
    for (int intervals = 0; intervals < ValueTest.ENOUGH_PAIRS; intervals++) {
      assertThat(judge(LATENCY, true, same(value(100)), same(value(1000)), intervals))
          .isInstanceOf(Verdict.Inconclusive.class);
    }
  }

  @Example
  void a_difference_that_is_real_but_small_fails_nobody() {
    assertThat(judge(LATENCY, true, i -> value(100), i -> value(105), 30))
        .isInstanceOf(Verdict.Pass.class);
  }

  @Example
  void a_first_release_is_judged_on_its_threshold_alone() {
    var limited = metric(Kind.VALUE, Direction.INCREASE, 200);
    assertThat(judge(limited, false, same(MISSING), same(value(150)), 5))
        .isInstanceOf(Verdict.Pass.class);
    assertThat(judge(limited, false, same(MISSING), same(value(250)), 5))
        .isInstanceOf(Verdict.Fail.class);
    assertThat(judge(LATENCY, false, same(MISSING), same(value(150)), 20))
        .isInstanceOf(Verdict.Inconclusive.class);
  }

  @Property(tries = 300)
  void a_worse_canary_never_turns_into_a_pass(
      @ForAll @Size(min = 10, max = 30) List<@IntRange(min = 1, max = 1000) Integer> baseline,
      @ForAll @Size(value = 30) List<@IntRange(min = 1, max = 1000) Integer> canary,
      @ForAll @IntRange(max = 2000) int slower) {
    int n = baseline.size();
    var before = judge(LATENCY, true, i -> value(baseline.get(i)), i -> value(canary.get(i)), n);
    var after =
        judge(LATENCY, true, i -> value(baseline.get(i)), i -> value(canary.get(i) + slower), n);
    assertThat(after.worstOf(before).word()).isEqualTo(after.word());
  }

  @Property(tries = 300)
  void scaling_the_unit_changes_nothing(
      @ForAll Direction direction,
      @ForAll @Size(min = 5, max = 30) List<@IntRange(min = -1000, max = 1000) Integer> baseline,
      @ForAll @Size(value = 30) List<@IntRange(min = -1000, max = 1000) Integer> canary,
      @ForAll @IntRange(min = -20, max = 20) int power) {
    // Powers of two, so that no rounding is in the way.
    double unit = Math.pow(2, power);
    int n = baseline.size();
    var there =
        judge(
            metric(Kind.VALUE, direction, 500),
            true,
            i -> value(baseline.get(i)),
            i -> value(canary.get(i)),
            n);
    var scaled =
        judge(
            metric(Kind.VALUE, direction, 500 * unit),
            true,
            i -> value(unit * baseline.get(i)),
            i -> value(unit * canary.get(i)),
            n);
    assertThat(scaled.word()).isEqualTo(there.word());
  }

  @Property(tries = 200)
  void a_metric_that_is_not_critical_only_warns(
      @ForAll @DoubleRange(min = 2, max = 50) double worse) {
    var warning =
        new Metric("m", Kind.VALUE, Direction.INCREASE, OptionalDouble.empty(), false, true);
    var verdict = judge(warning, true, same(value(100)), same(value(100 * worse)), 12);
    assertThat(verdict).isInstanceOf(Verdict.Pass.class);
    assertThat(verdict.reasons().getFirst().text()).startsWith("warning only: ");
  }

  private static Verdict ratio(int baseline, int canary, int total) {
    return judge(
        ERRORS,
        true,
        same(new Reading.Count(baseline, total)),
        same(new Reading.Count(canary, total)),
        1);
  }

  private static Reading value(double value) {
    return new Reading.Value(value, 100);
  }

  private static IntFunction<Reading> same(Reading reading) {
    return i -> reading;
  }

  private static Metric metric(Kind kind, Direction direction, double threshold) {
    var limit = Double.isNaN(threshold) ? OptionalDouble.empty() : OptionalDouble.of(threshold);
    return new Metric("errors", kind, direction, limit, true, true);
  }

  private static Verdict judge(
      Metric metric,
      boolean comparable,
      IntFunction<Reading> baseline,
      IntFunction<Reading> canary,
      int intervals) {
    var all = measurements(metric.name(), 0, baseline, canary, intervals);
    return new FixedJudge().judge(new Analysis(List.of(metric), all, 0, comparable));
  }

  private static List<Measurement> measurements(
      String metric, int stage, IntFunction<Reading> baseline, IntFunction<Reading> canary, int n) {
    return IntStream.range(0, n)
        .mapToObj(
            i -> {
              Instant from = Samples.NOON.plus(Duration.ofMinutes(i));
              return new Measurement(
                  metric, stage, from, from.plusSeconds(60), baseline.apply(i), canary.apply(i));
            })
        .toList();
  }
}
