package io.deployguardian.core.canary.judge;

import static io.deployguardian.core.canary.judge.Drawn.ERRORS;
import static io.deployguardian.core.canary.judge.Drawn.LATENCY;
import static io.deployguardian.core.canary.judge.Readings.NOTHING;
import static io.deployguardian.core.canary.judge.Readings.about;
import static io.deployguardian.core.canary.judge.Readings.always;
import static io.deployguardian.core.canary.judge.Readings.count;
import static io.deployguardian.core.canary.judge.Readings.limited;
import static io.deployguardian.core.canary.judge.Readings.pairs;
import static io.deployguardian.core.canary.judge.Readings.towards;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.canary.judge.Case.Pair;
import io.deployguardian.core.canary.judge.Case.Row;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Absolute limits, which the canary alone is held against. */
class ThresholdTest {

  private static final Metric LIMITED = limited(ERRORS, 0.01);
  private static final Metric SLOW = limited(LATENCY, 120);

  @Test
  void three_errors_in_five_requests_are_no_error_rate() {
    Case one = Case.of(LIMITED, pairs(1, always(count(0, 45)), always(count(3, 5))));
    assertThat(word(one)).isEqualTo("INCONCLUSIVE");
    assertThat(said(one)).contains("60.00 % of 5 at the canary");
  }

  @Test
  void a_share_that_is_beyond_it_fails_although_the_baseline_is_as_bad() {
    Case one = Case.of(LIMITED, pairs(30, always(count(270, 9000)), always(count(30, 1000))));
    assertThat(word(one)).isEqualTo("FAIL");
    assertThat(said(one)).contains("beyond the threshold of 1 %, evidence ");
    assertThat(one.judge().decidedAt().orElseThrow()).isLessThan(6);
  }

  @Test
  void a_share_that_may_be_beyond_it_does_not_pass() {
    Case one = Case.of(LIMITED, pairs(10, always(count(100, 9000)), always(count(11, 1000))));
    assertThat(word(one)).isEqualTo("INCONCLUSIVE");
  }

  @Test
  void it_reads_the_canary_where_the_baseline_is_silent() {
    Case one = Case.of(LIMITED, pairs(30, always(NOTHING), always(count(100, 1000))));
    assertThat(word(one)).isEqualTo("FAIL");
    Case calm = Case.of(LIMITED, pairs(30, always(NOTHING), always(count(1, 1000))));
    assertThat(word(calm)).isEqualTo("INCONCLUSIVE");
  }

  @Test
  void a_share_that_has_to_be_high_fails_below_it() {
    Metric hits = limited(towards(ERRORS, Direction.DECREASE), 0.9);
    assertThat(word(first(hits, pairs(30, always(NOTHING), always(count(500, 1000))))))
        .isEqualTo("FAIL");
    assertThat(word(first(hits, pairs(30, always(NOTHING), always(count(970, 1000))))))
        .isEqualTo("PASS");
  }

  @Test
  void a_typical_value_beyond_it_fails_and_a_single_one_does_not() {
    assertThat(word(Case.of(SLOW, pairs(30, about(140, 1), about(140, 2))))).isEqualTo("FAIL");
    List<Pair> once = new ArrayList<>(pairs(30, about(100, 1), about(100, 2)));
    once.set(14, new Pair(0, Readings.value(140), Readings.value(140)));
    assertThat(word(Case.of(SLOW, once))).isEqualTo("PASS");
  }

  @Test
  void a_value_that_has_to_be_high_fails_below_it() {
    Metric sales = limited(towards(LATENCY, Direction.DECREASE), 80);
    assertThat(word(Case.of(sales, pairs(30, about(60, 1), about(60, 2))))).isEqualTo("FAIL");
    assertThat(word(Case.of(sales, pairs(30, about(100, 1), about(100, 2))))).isEqualTo("PASS");
  }

  // ---- a first release, which has no baseline ----

  @Test
  void a_first_release_passes_on_enough_evidence_of_being_below_it() {
    Case one = first(LIMITED, pairs(30, always(NOTHING), always(count(2, 1000))));
    assertThat(word(one)).isEqualTo("PASS");
    assertThat(said(one))
        .contains("0.20 % of 30000 at the canary; below the threshold of 1 %, in 30 intervals");
    assertThat(one.judge().metrics().getFirst().effect()).isEmpty();
    assertThat(word(first(SLOW, pairs(30, always(NOTHING), about(100, 2))))).isEqualTo("PASS");
  }

  @Test
  void a_first_release_without_errors_passes_at_any_traffic() {
    for (int total : new int[] {100, 1000, 10_000, 1_000_000}) {
      for (double threshold : new double[] {0.01, 0.05, 0.3}) {
        Metric metric = limited(ERRORS, threshold);
        Case one = first(metric, pairs(60, always(NOTHING), always(count(0, total))));
        assertThat(word(one)).isEqualTo("PASS");
      }
    }
  }

  @Test
  void a_first_release_with_little_traffic_is_inconclusive() {
    Case one = first(LIMITED, pairs(30, always(NOTHING), always(count(0, 5))));
    assertThat(word(one)).isEqualTo("INCONCLUSIVE");
    assertThat(said(one)).contains("0.00 % of 150 at the canary");
  }

  @Test
  void a_first_release_beyond_it_fails() {
    Case one = first(LIMITED, pairs(30, always(NOTHING), always(count(50, 1000))));
    assertThat(word(one)).isEqualTo("FAIL");
  }

  @Test
  void a_first_release_without_a_threshold_is_inconclusive() {
    assertThat(word(first(ERRORS, pairs(60, always(NOTHING), always(count(0, 9000))))))
        .isEqualTo("INCONCLUSIVE");
  }

  private static Case first(Metric metric, List<Pair> pairs) {
    return new Case(List.of(new Row(metric, pairs)), 0, false, false);
  }

  private static String word(Case one) {
    return one.judge().verdict().word();
  }

  private static String said(Case one) {
    return one.judge().verdict().reasons().toString();
  }
}
