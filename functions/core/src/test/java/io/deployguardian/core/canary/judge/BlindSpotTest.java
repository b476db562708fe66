package io.deployguardian.core.canary.judge;

import static io.deployguardian.core.canary.judge.Drawn.ERRORS;
import static io.deployguardian.core.canary.judge.Drawn.LATENCY;
import static io.deployguardian.core.canary.judge.Readings.NOTHING;
import static io.deployguardian.core.canary.judge.Readings.about;
import static io.deployguardian.core.canary.judge.Readings.always;
import static io.deployguardian.core.canary.judge.Readings.count;
import static io.deployguardian.core.canary.judge.Readings.counting;
import static io.deployguardian.core.canary.judge.Readings.limited;
import static io.deployguardian.core.canary.judge.Readings.pairs;
import static io.deployguardian.core.canary.judge.Readings.tolerating;
import static io.deployguardian.core.canary.judge.Readings.towards;
import static io.deployguardian.core.canary.judge.Readings.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.canary.judge.Case.Pair;
import io.deployguardian.core.canary.judge.Case.Row;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What the laws found, in its smallest form. */
class BlindSpotTest {

  @Test
  void an_outage_of_both_sides_in_the_first_interval_hides_nothing_of_what_follows() {
    List<Pair> pairs =
        new ArrayList<>(pairs(1, always(count(3240, 5400)), always(count(360, 600))));
    pairs.addAll(pairs(39, always(count(27, 5400)), always(count(60, 600))));
    assertThat(word(Case.of(ERRORS, pairs))).isEqualTo("FAIL");
  }

  @Test
  void the_same_goes_for_successes() {
    List<Pair> pairs =
        new ArrayList<>(pairs(1, always(count(2160, 5400)), always(count(240, 600))));
    pairs.addAll(pairs(39, always(count(5395, 5400)), always(count(570, 600))));
    assertThat(word(Case.of(towards(ERRORS, Direction.DECREASE), pairs))).isEqualTo("FAIL");
  }

  @Test
  void a_canary_that_is_far_better_passes_at_any_traffic() {
    for (int scale : new int[] {1, 10, 100, 1000}) {
      Case one =
          Case.of(
              ERRORS,
              pairs(
                  40, always(count(270 * scale, 5400 * scale)), always(count(scale, 600 * scale))));
      assertThat(word(one)).isEqualTo("PASS");
    }
  }

  @Test
  void a_canary_that_is_no_worse_passes_however_much_is_tolerated() {
    for (double tolerance : new double[] {0.1, 0.5, 1, 3, 10}) {
      Case one =
          Case.of(
              tolerating(ERRORS, tolerance),
              pairs(40, always(count(27_000, 540_000)), always(count(3000, 60_000))));
      assertThat(word(one)).isEqualTo("PASS");
    }
  }

  @Test
  void a_ratio_that_never_changes_is_no_drift() {
    for (double times : new double[] {0.9, 1.02, 1.05, 1.08}) {
      for (double unit : new double[] {1, 0.001, 1234.5, 43_290.947742458244}) {
        IntFunction<Reading> load = i -> value(unit * (100 + 80 * Math.sin(i / 7.0)));
        IntFunction<Reading> mine = i -> value(times * unit * (100 + 80 * Math.sin(i / 7.0)));
        assertThat(said(Case.of(LATENCY, pairs(40, load, mine)))).doesNotContain("correlated");
      }
    }
  }

  @Test
  void an_old_warning_does_not_stand_for_data_that_are_missing_now() {
    List<Pair> pairs = new ArrayList<>(pairs(0, 30, about(100, 1), about(200, 2)));
    pairs.addAll(pairs(1, 30, always(NOTHING), always(NOTHING)));
    Row warning = new Row(counting(LATENCY, false, true), pairs);
    List<Pair> well =
        new ArrayList<>(pairs(0, 30, always(count(450, 90_000)), always(count(50, 10_000))));
    well.addAll(pairs(1, 30, always(count(450, 90_000)), always(count(50, 10_000))));
    Case one = new Case(List.of(warning, new Row(ERRORS, well)), 1, true, false);
    assertThat(word(one)).isEqualTo("INCONCLUSIVE");
  }

  @Test
  void a_metric_that_can_only_warn_does_not_pass_by_getting_worse() {
    Metric warning = counting(ERRORS, false, true);
    Case unclear = Case.of(warning, pairs(12, always(count(5, 900)), always(count(1, 100))));
    Case worse = Case.of(warning, pairs(12, always(count(5, 900)), always(count(60, 100))));
    assertThat(worse.judge().metrics().getFirst().verdict().word()).isEqualTo("FAIL");
    assertThat(word(worse)).isEqualTo(word(unclear));
  }

  @Test
  void a_steady_level_within_the_tolerance_never_fails() {
    // Worse by 8 %: the evidence for that is there before it is shown to be within the 10 %.
    IntFunction<Reading> load = i -> value(100 + 80 * Math.sin(i / 7.0));
    IntFunction<Reading> mine = i -> value(108 + 86.4 * Math.sin(i / 7.0));
    List<Pair> pairs = new ArrayList<>(pairs(40, load, mine));
    for (int looks = 1; looks <= pairs.size(); looks++) {
      assertThat(word(Case.of(LATENCY, pairs.subList(0, looks)))).isNotEqualTo("FAIL");
    }
  }

  @Test
  void whoever_is_exactly_at_a_limit_is_not_beyond_it_on_either_side() {
    for (int percent = 1; percent < 50; percent++) {
      double limit = percent / 100.0;
      Case less = Case.of(limited(ERRORS, limit), exactly(percent));
      Metric success = limited(towards(ERRORS, Direction.DECREASE), 1 - limit);
      Case more = Case.of(success, exactly(100 - percent));
      assertThat(word(more)).isEqualTo(word(less)).isEqualTo("PASS");
    }
  }

  private static List<Pair> exactly(int percent) {
    return pairs(40, always(count(900L * percent, 90_000)), always(count(100L * percent, 10_000)));
  }

  @Test
  void a_tolerance_is_said_as_it_is() {
    assertThat(Numbers.percent(10)).isEqualTo("1000 %");
    assertThat(Numbers.percent(0.5)).isEqualTo("50 %");
    assertThat(Numbers.percent(0.001)).isEqualTo("0.1 %");
    assertThat(Numbers.percent(1)).isEqualTo("100 %");
    assertThat(Numbers.percent(0)).isEqualTo("0 %");
  }

  @Test
  void a_limit_that_has_to_be_exceeded_is_said_so() {
    Metric hits = limited(towards(ERRORS, Direction.DECREASE), 0.9);
    Case one =
        new Case(
            List.of(new Row(hits, pairs(30, always(NOTHING), always(count(970, 1000))))),
            0,
            false,
            false);
    assertThat(said(one)).contains("above the threshold of 90 %");
  }

  private static String word(Case one) {
    return one.judge().verdict().word();
  }

  private static String said(Case one) {
    return one.judge().verdict().reasons().toString();
  }
}
