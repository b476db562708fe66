package io.deployguardian.core.canary.judge;

import static io.deployguardian.core.canary.judge.Drawn.ERRORS;
import static io.deployguardian.core.canary.judge.Drawn.LATENCY;
import static io.deployguardian.core.canary.judge.Readings.about;
import static io.deployguardian.core.canary.judge.Readings.always;
import static io.deployguardian.core.canary.judge.Readings.count;
import static io.deployguardian.core.canary.judge.Readings.pairs;
import static io.deployguardian.core.canary.judge.Readings.tolerating;
import static io.deployguardian.core.canary.judge.Readings.towards;
import static io.deployguardian.core.canary.judge.Readings.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.deployguardian.core.canary.Judgement.Finding;
import io.deployguardian.core.canary.judge.Case.Pair;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The canary beside its baseline: what fails, what passes, and what it is told with. */
class ComparedTest {

  @Test
  void more_errors_fail_with_their_effect_and_its_interval() {
    Case one = Case.of(ERRORS, pairs(30, always(count(45, 9000)), always(count(20, 1000))));
    assertThat(word(one)).isEqualTo("FAIL");
    Finding finding = one.judge().metrics().getFirst();
    assertThat(finding.effect().orElseThrow()).isCloseTo(3, within(0.5));
    assertThat(finding.interval().orElseThrow().low()).isGreaterThan(0);
    assertThat(finding.interval().orElseThrow().high()).isGreaterThan(3);
    assertThat(finding.evidence()).isGreaterThan(100);
    assertThat(said(one)).contains("worse than the baseline, evidence ");
  }

  @Test
  void no_errors_on_enough_traffic_pass() {
    Case one = Case.of(ERRORS, pairs(30, always(count(0, 9000)), always(count(0, 1000))));
    assertThat(word(one)).isEqualTo("PASS");
    assertThat(said(one)).contains("within the tolerance of 50 % or 0.1 % of all");
  }

  @Test
  void a_little_worse_passes_within_the_tolerance_and_says_so() {
    Case one = Case.of(LATENCY, pairs(40, about(100, 1), about(105, 2)));
    assertThat(word(one)).isEqualTo("PASS");
    assertThat(said(one))
        .contains(": +5.0 % (", "worse than the baseline, but within the tolerance of 10 %");
  }

  @Test
  void worse_than_the_tolerance_fails() {
    assertThat(word(Case.of(LATENCY, pairs(40, about(100, 1), about(125, 2))))).isEqualTo("FAIL");
    assertThat(word(Case.of(tolerating(LATENCY, 0.4), pairs(40, about(100, 1), about(125, 2)))))
        .isEqualTo("PASS");
  }

  @Test
  void better_passes() {
    assertThat(word(Case.of(LATENCY, pairs(40, about(100, 1), about(50, 2))))).isEqualTo("PASS");
    Case fewer = Case.of(ERRORS, pairs(40, always(count(450, 9000)), always(count(10, 1000))));
    assertThat(word(fewer)).isEqualTo("PASS");
  }

  @Test
  void less_is_worse_where_the_direction_says_so() {
    Metric sales = towards(LATENCY, Direction.DECREASE);
    assertThat(word(Case.of(sales, pairs(40, about(100, 1), about(70, 2))))).isEqualTo("FAIL");
    assertThat(word(Case.of(sales, pairs(40, about(100, 1), about(140, 2))))).isEqualTo("PASS");
  }

  @Test
  void any_change_is_worse_where_the_direction_is_either() {
    Metric size = towards(LATENCY, Direction.EITHER);
    assertThat(word(Case.of(size, pairs(40, about(100, 1), about(70, 2))))).isEqualTo("FAIL");
    assertThat(word(Case.of(size, pairs(40, about(100, 1), about(140, 2))))).isEqualTo("FAIL");
    assertThat(word(Case.of(size, pairs(40, about(100, 1), about(101, 2))))).isEqualTo("PASS");
    Metric cached = towards(ERRORS, Direction.EITHER);
    assertThat(word(Case.of(cached, pairs(40, always(count(900, 9000)), always(count(30, 1000))))))
        .isEqualTo("FAIL");
    assertThat(word(Case.of(cached, pairs(40, always(count(900, 9000)), always(count(300, 1000))))))
        .isEqualTo("FAIL");
    assertThat(word(Case.of(cached, pairs(40, always(count(900, 9000)), always(count(101, 1000))))))
        .isEqualTo("PASS");
  }

  @Test
  void of_almost_only_successes_the_few_others_are_compared() {
    Metric success = towards(ERRORS, Direction.DECREASE);
    Case worse = Case.of(success, pairs(30, always(count(8991, 9000)), always(count(990, 1000))));
    assertThat(word(worse)).isEqualTo("FAIL");
    assertThat(said(worse)).contains("99.00 % of ", "99.90 % of ");
    assertThat(worse.judge().metrics().getFirst().effect().orElseThrow()).isBetween(-0.01, -0.007);
    Case same =
        Case.of(success, pairs(30, always(count(89_910, 90_000)), always(count(9990, 10_000))));
    assertThat(word(same)).isEqualTo("PASS");
  }

  @Test
  void zeros_on_both_sides_are_equal_and_one_beside_something_is_not() {
    assertThat(word(Case.of(LATENCY, pairs(30, always(value(0)), always(value(0))))))
        .isEqualTo("PASS");
    assertThat(word(Case.of(LATENCY, pairs(60, always(value(0)), always(value(3))))))
        .isEqualTo("FAIL");
  }

  @Test
  void negative_values_are_values() {
    assertThat(word(Case.of(LATENCY, pairs(40, about(-100, 1), about(-100, 2))))).isEqualTo("PASS");
    assertThat(word(Case.of(LATENCY, pairs(40, about(-100, 1), about(-60, 2))))).isEqualTo("FAIL");
  }

  @Test
  void one_outlier_fails_nobody_and_stops_nobody() {
    for (double outlier : new double[] {1e6, 0, -1e6}) {
      List<Pair> once = new ArrayList<>(pairs(60, about(100, 1), about(100, 2)));
      once.set(30, new Pair(0, value(100), value(outlier)));
      assertThat(word(Case.of(LATENCY, once))).isEqualTo("PASS");
    }
  }

  @Test
  void swinging_load_of_both_sides_cancels() {
    var random = new Random(11);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double load = Math.exp(2 * random.nextGaussian());
      pairs.add(new Pair(0, about(100 * load, 1).apply(i), about(100 * load, 2).apply(i)));
    }
    assertThat(word(Case.of(LATENCY, pairs))).isEqualTo("PASS");
  }

  @Test
  void changing_weights_do_no_harm() {
    // The canary gets 1 % of the traffic, then 90 %; errors depend on the hour and not on the side.
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long mine = i < 30 ? 1000 : 90_000;
      long bad = i < 30 ? 20 : 2;
      pairs.add(
          new Pair(
              0,
              count((100_000 - mine) * bad / 1000, 100_000 - mine),
              count(mine * bad / 1000, mine)));
    }
    assertThat(word(Case.of(ERRORS, pairs))).isEqualTo("PASS");
  }

  private static String word(Case one) {
    return one.judge().verdict().word();
  }

  private static String said(Case one) {
    return one.judge().verdict().reasons().toString();
  }
}
