package io.deployguardian.core.canary.judge;

import static io.deployguardian.core.canary.judge.Drawn.ERRORS;
import static io.deployguardian.core.canary.judge.Drawn.LATENCY;
import static io.deployguardian.core.canary.judge.Readings.NOTHING;
import static io.deployguardian.core.canary.judge.Readings.about;
import static io.deployguardian.core.canary.judge.Readings.always;
import static io.deployguardian.core.canary.judge.Readings.count;
import static io.deployguardian.core.canary.judge.Readings.limited;
import static io.deployguardian.core.canary.judge.Readings.named;
import static io.deployguardian.core.canary.judge.Readings.pairs;
import static io.deployguardian.core.canary.judge.Readings.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.canary.judge.Case.Pair;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Each thing that keeps a metric from passing, and what it says. */
class ObstacleTest {

  private static final List<Pair> WELL =
      pairs(30, always(count(450, 90_000)), always(count(50, 10_000)));

  @Test
  void nothing_to_judge_by() {
    Case first = withoutBaseline(Case.of(ERRORS, WELL));
    assertInconclusive(first, "there is neither a baseline nor a threshold to judge it by");
  }

  @Test
  void no_data() {
    assertInconclusive(Case.of(ERRORS, List.of()), "nothing of this stage can be used yet");
    assertInconclusive(
        Case.of(ERRORS, pairs(12, always(NOTHING), always(NOTHING))),
        "no usable data; nothing of this stage can be used yet; left out: 12 x canary: nothing"
            + " arrived");
  }

  @Test
  void too_few_intervals() {
    assertInconclusive(
        Case.of(ERRORS, WELL.subList(0, 9)), "9 of the 10 intervals that a pass takes");
    assertPass(Case.of(ERRORS, WELL.subList(0, 10)), "in 10 intervals");
  }

  @Test
  void gaps() {
    List<Pair> gappy = new ArrayList<>(WELL);
    for (int i = 0; i < 3; i++) {
      gappy.set(7 * i, new Pair(0, count(450, 90_000), NOTHING));
    }
    assertPass(Case.of(ERRORS, gappy), "left out: 3 x canary: nothing arrived");
    gappy.set(25, new Pair(0, NOTHING, count(50, 10_000)));
    assertInconclusive(
        Case.of(ERRORS, gappy),
        "4 of 30 intervals are missing",
        "left out: 3 x canary: nothing arrived, 1 x baseline: nothing arrived");
  }

  @Test
  void swings_that_are_stronger_than_what_is_covered() {
    Case one = Case.of(ERRORS, new Drawn(3).errors(60, 60_000, i -> 1, 0, 1));
    assertInconclusive(
        one,
        "the two sides swing independently of each other, by a log-sd of ",
        "where 0.3 is covered");
  }

  @Test
  void swings_that_last() {
    var random = new Random(5);
    var swing = new double[60];
    for (int i = 1; i < 60; i++) {
      swing[i] = 0.9 * swing[i - 1] + 0.15 * random.nextGaussian();
    }
    Case one =
        Case.of(ERRORS, new Drawn(3).errors(60, 60_000, i -> Math.exp(swing[i] - 0.2), 0, 0));
    assertInconclusive(one, "the two sides drift apart and back for intervals on end");
  }

  @Test
  void neighbours_that_are_more_alike_than_what_is_covered() {
    // Both sides' load wanders by itself, and slowly.
    Case one =
        Case.of(
            LATENCY,
            pairs(60, always(value(100)), i -> value(100 * (0.95 + 0.06 * Math.sin(i / 9.0)))));
    assertInconclusive(one, "neighbouring intervals are correlated by ", "where 0.8 is covered");
  }

  @Test
  void a_change_on_the_way() {
    Case one =
        Case.of(LATENCY, pairs(46, about(100, 1), i -> about(i < 40 ? 100 : 107, 2).apply(i)));
    assertInconclusive(one, "it looks as if it changed on the way");
  }

  @Test
  void a_limit_that_is_near() {
    Case one = Case.of(limited(ERRORS, 0.0049), WELL);
    assertInconclusive(one, "not shown to be below the threshold of 0.49 %");
  }

  @Test
  void too_little_evidence() {
    Case one = Case.of(ERRORS, pairs(12, always(count(10, 900)), always(count(1, 100))));
    assertInconclusive(
        one,
        "1.00 % of 1200 at the canary, 1.11 % of 10800 at the baseline: -",
        "not shown yet to be within the tolerance of 50 % or 0.1 % of all, evidence ",
        "where 20.0 to 1 is needed",
        "at this traffic a doubling is found within about ");
  }

  @Test
  void a_percentile_of_little_traffic() {
    var p99 = named(LATENCY, "latency-p99");
    Case thin = Case.of(p99, pairs(30, about(100, 1), always(new Reading.Value(100, 499))));
    assertInconclusive(thin, "30 x canary: fewer than 500 samples behind the value");
    Case enough = Case.of(p99, pairs(30, about(100, 1), always(new Reading.Value(100, 500))));
    assertPass(enough, "within the tolerance of 10 %");
    Case unknown = Case.of(p99, pairs(30, about(100, 1), always(new Reading.Value(100, 0))));
    assertInconclusive(
        unknown, "a percentile without its number of samples may be one of thin traffic");
  }

  @Test
  void a_percentile_says_how_many_samples_it_takes() {
    assertThat(Percentile.samplesNeeded("latency-p99")).hasValue(500);
    assertThat(Percentile.samplesNeeded("latency-p95")).hasValue(100);
    assertThat(Percentile.samplesNeeded("p99.9")).hasValue(5000);
    assertThat(Percentile.samplesNeeded("latency-p50")).hasValue(20);
    assertThat(Percentile.samplesNeeded("latency.p5")).hasValue(100);
    assertThat(Percentile.samplesNeeded("latency")).isEmpty();
    assertThat(Percentile.samplesNeeded("http2p99x")).isEmpty();
    assertThat(Percentile.samplesNeeded("p0")).isEmpty();
  }

  @Test
  void readings_that_can_not_be() {
    assertInconclusive(Case.of(ERRORS, canary(count(-1, 10))), "30 x canary: negative counts");
    assertInconclusive(
        Case.of(ERRORS, canary(count(11, 10))), "30 x canary: more bad events than events");
    assertInconclusive(Case.of(ERRORS, canary(count(0, 0))), "30 x canary: no events");
    assertInconclusive(
        Case.of(ERRORS, canary(value(1))), "30 x canary: a value where counts are expected");
    assertInconclusive(
        Case.of(LATENCY, pairs(30, always(value(1)), always(count(1, 10)))),
        "30 x canary: counts where a value is expected");
    for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertInconclusive(
          Case.of(LATENCY, pairs(30, always(value(1)), always(value(odd)))),
          "30 x canary: not a finite number");
    }
  }

  @Test
  void intervals_without_any_traffic_are_neither_used_nor_missing() {
    List<Pair> quiet = new ArrayList<>(WELL.subList(0, 12));
    quiet.addAll(pairs(20, always(count(0, 0)), always(count(0, 0))));
    assertPass(Case.of(ERRORS, quiet), "in 12 intervals");
  }

  private static List<Pair> canary(Reading reading) {
    return pairs(30, always(count(45, 9000)), always(reading));
  }

  private static Case withoutBaseline(Case one) {
    return new Case(one.rows(), one.stage(), false, false);
  }

  private static void assertInconclusive(Case one, String... parts) {
    assertSaid(one.judge(), Verdict.Inconclusive.class, parts);
  }

  private static void assertPass(Case one, String... parts) {
    assertSaid(one.judge(), Verdict.Pass.class, parts);
  }

  private static void assertSaid(
      Judgement judgement, Class<? extends Verdict> verdict, String... parts) {
    assertThat(judgement.verdict()).isInstanceOf(verdict);
    assertThat(judgement.metrics().getFirst().reasons().getFirst().text()).contains(parts);
  }
}
