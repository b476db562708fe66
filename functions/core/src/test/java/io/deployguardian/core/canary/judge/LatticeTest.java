package io.deployguardian.core.canary.judge;

import static io.deployguardian.core.canary.judge.Drawn.ERRORS;
import static io.deployguardian.core.canary.judge.Drawn.LATENCY;
import static io.deployguardian.core.canary.judge.Readings.NOTHING;
import static io.deployguardian.core.canary.judge.Readings.about;
import static io.deployguardian.core.canary.judge.Readings.always;
import static io.deployguardian.core.canary.judge.Readings.count;
import static io.deployguardian.core.canary.judge.Readings.counting;
import static io.deployguardian.core.canary.judge.Readings.pairs;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.canary.Analysis;
import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.canary.judge.Case.Pair;
import io.deployguardian.core.canary.judge.Case.Row;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.rollout.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How metrics make one verdict: what is critical fails it, what is required has to be there. */
class LatticeTest {

  private static final List<Pair> WELL = pairs(30, always(count(45, 9000)), always(count(5, 1000)));
  private static final List<Pair> SICK =
      pairs(30, always(count(45, 9000)), always(count(150, 1000)));
  private static final List<Pair> SILENT = pairs(30, always(NOTHING), always(NOTHING));
  private static final List<Pair> STEADY = pairs(30, about(100, 1), about(100, 2));

  @Test
  void no_metric_is_inconclusive() {
    var nothing = new Analysis(List.of(), List.of(), 0, true, false, Risk.USUAL);
    Judgement judgement = new SequentialJudge().judge(nothing);
    assertThat(judgement.verdict().word()).isEqualTo("INCONCLUSIVE");
    assertThat(judgement.decidedAt()).isEmpty();
  }

  @Test
  void no_data_are_inconclusive_and_fail_once_they_are_overdue() {
    Case silent = Case.of(ERRORS, SILENT);
    assertThat(silent.judge().verdict().word()).isEqualTo("INCONCLUSIVE");
    Case late = new Case(silent.rows(), 0, true, true);
    assertThat(late.judge().verdict().word()).isEqualTo("FAIL");
    assertThat(said(late)).contains("no data by the stage's deadline", "nothing arrived");
  }

  @Test
  void data_of_one_side_only_are_no_data() {
    assertThat(
            Case.of(ERRORS, pairs(30, always(NOTHING), always(count(5, 1000)))).judge().verdict())
        .isInstanceOf(Verdict.Inconclusive.class);
    assertThat(
            Case.of(ERRORS, pairs(30, always(count(45, 9000)), always(NOTHING))).judge().verdict())
        .isInstanceOf(Verdict.Inconclusive.class);
  }

  @Test
  void overdue_data_that_are_there_but_unclear_fail_nobody() {
    Case few = Case.of(ERRORS, WELL.subList(0, 3));
    Case late = new Case(few.rows(), 0, true, true);
    assertThat(late.judge().verdict().word()).isEqualTo("INCONCLUSIVE");
  }

  @Test
  void a_critical_metric_that_is_worse_fails_all() {
    Judgement judgement = both(ERRORS, SICK, LATENCY, STEADY).judge();
    assertThat(judgement.verdict().word()).isEqualTo("FAIL");
    assertThat(judgement.verdict().reasons()).hasSize(1);
    assertThat(judgement.verdict().reasons().getFirst().about()).isEqualTo("error-rate");
    assertThat(judgement.decidedAt().orElseThrow()).isLessThan(5);
  }

  @Test
  void a_metric_that_is_not_critical_only_warns_and_its_warning_is_shown() {
    Case one = both(counting(ERRORS, false, true), SICK, LATENCY, STEADY);
    Judgement judgement = one.judge();
    assertThat(judgement.verdict().word()).isEqualTo("PASS");
    assertThat(said(one)).contains("error-rate: warning only: ", "worse than the baseline");
    assertThat(judgement.metrics().getFirst().verdict().word()).isEqualTo("FAIL");
  }

  @Test
  void a_metric_that_is_not_required_may_be_silent_beside_one_that_speaks() {
    Case one = both(ERRORS, WELL, counting(LATENCY, true, false), SILENT);
    assertThat(one.judge().verdict().word()).isEqualTo("PASS");
    assertThat(said(one)).contains("latency: warning only: no usable data");
  }

  @Test
  void a_metric_that_is_not_required_fails_nobody_by_silence() {
    Case one = both(ERRORS, WELL, counting(LATENCY, true, false), SILENT);
    Case late = new Case(one.rows(), 0, true, true);
    assertThat(late.judge().verdict().word()).isEqualTo("PASS");
  }

  @Test
  void a_metric_that_can_only_warn_does_not_fail_by_silence_either() {
    Case one = both(ERRORS, WELL, counting(LATENCY, false, true), SILENT);
    Case late = new Case(one.rows(), 0, true, true);
    assertThat(late.judge().verdict().word()).isEqualTo("INCONCLUSIVE");
  }

  @Test
  void that_each_may_be_silent_does_not_mean_that_all_may() {
    Case one = both(counting(ERRORS, true, false), SILENT, counting(LATENCY, true, false), SILENT);
    assertThat(one.judge().verdict().word()).isEqualTo("INCONCLUSIVE");
    assertThat(said(one)).contains("no metric passes by itself");
  }

  @Test
  void alpha_is_shared_by_everything_that_can_fail() {
    // One look at a time: what fails a metric alone comes later for one of four.
    List<Pair> worse = pairs(60, always(count(45, 9000)), always(count(9, 1000)));
    int alone = Case.of(ERRORS, worse).judge().decidedAt().orElseThrow();
    var rows =
        List.of(
            new Row(ERRORS, worse),
            new Row(Readings.named(ERRORS, "b"), WELL),
            new Row(Readings.named(ERRORS, "c"), WELL),
            new Row(Readings.named(ERRORS, "d"), WELL));
    int amongFour = new Case(rows, 0, true, false).judge().decidedAt().orElseThrow();
    assertThat(amongFour).isGreaterThan(alone);
  }

  private static Case both(Metric one, List<Pair> pairs, Metric other, List<Pair> others) {
    return new Case(List.of(new Row(one, pairs), new Row(other, others)), 0, true, false);
  }

  private static String said(Case one) {
    return one.judge().verdict().reasons().toString();
  }
}
