package io.deployguardian.core.canary.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.canary.Analysis;
import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.canary.Judgement.Finding;
import io.deployguardian.core.canary.judge.Case.Pair;
import io.deployguardian.core.canary.judge.Case.Row;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Verdict;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No data is never good news, and no data whatever break the judge. */
class DataLawsTest {

  @Property(tries = 1000)
  void nothing_breaks_the_judge(@ForAll("nonsense") Analysis nonsense) {
    Judgement judgement = new SequentialJudge().judge(nonsense);
    assertThat(judgement).hasToString(new SequentialJudge().judge(nonsense).toString());
    assertThat(judgement.metrics()).hasSameSizeAs(nonsense.metrics());
    assertThat(judgement.verdict().reasons()).isNotEmpty();
    assertThat(judgement.metrics()).allMatch(finding -> finding.reasons().size() == 1);
  }

  @Property(tries = 1000)
  void no_numbers_make_other_numbers_than_such_as_can_be(@ForAll("numbers") Analysis nonsense) {
    for (Finding finding : new SequentialJudge().judge(nonsense).metrics()) {
      assertThat(finding.evidence()).isFinite().isNotNegative();
      finding.effect().ifPresent(effect -> assertThat(effect).isGreaterThanOrEqualTo(-1));
      finding.interval().ifPresent(i -> assertThat(i.low()).isLessThanOrEqualTo(i.high()));
    }
  }

  @Property(tries = 2000)
  void a_pass_has_enough_usable_intervals_and_few_gaps_in_its_stage(@ForAll("any") Case one) {
    if (!(one.judge().verdict() instanceof Verdict.Pass)) {
      return;
    }
    for (Row row : one.rows()) {
      int since = since(one, row);
      long idle = row.pairs().stream().skip(since).filter(DataLawsTest::isIdle).count();
      long intervals = one.length() - since - (one.comparable() ? idle : 0);
      long usable =
          row.pairs().stream()
              .skip(since)
              .filter(pair -> isUsable(row, pair, one.comparable()))
              .count();
      if (row.metric().required() && row.metric().critical()) {
        assertThat(usable).isGreaterThanOrEqualTo(10);
        assertThat(usable * 10).isGreaterThanOrEqualTo(intervals * 9);
      }
    }
  }

  /** The first interval of the stage that is judged, by the rows that still had data. */
  private static int since(Case one, Row row) {
    for (int i = one.length(); i > 0; i--) {
      if (one.stageOf(i - 1) != one.stage()) {
        return i;
      }
    }
    return 0;
  }

  /** Nothing happened on either side, which is no gap. */
  private static boolean isIdle(Pair pair) {
    var nothing = new Reading.Count(0, 0);
    return pair.baseline().equals(nothing) && pair.canary().equals(nothing);
  }

  private static boolean isUsable(Row row, Pair pair, boolean comparable) {
    return isUsable(row, pair.canary()) && (!comparable || isUsable(row, pair.baseline()));
  }

  private static boolean isUsable(Row row, Reading reading) {
    return switch (reading) {
      case Reading.Count(long bad, long total) ->
          row.metric().kind() == Kind.RATIO && bad >= 0 && bad <= total && total > 0;
      case Reading.Value(double value, long samples) ->
          row.metric().kind() == Kind.VALUE
              && Double.isFinite(value)
              && (samples == 0 || samples >= 10);
      case Reading.Missing missing -> false;
    };
  }

  @Property(tries = 500)
  void a_required_metric_that_falls_silent_passes_nothing(@ForAll("any") Case one) {
    Case silent =
        one.with(
            0,
            row ->
                row.map(
                    pair ->
                        pair.stage() == one.stage()
                            ? pair.canary(any -> new Reading.Missing("nothing arrived"))
                            : pair));
    Verdict verdict = silent.judge().verdict();
    if (silent.rows().getFirst().metric().required()
        && silent.rows().getFirst().metric().critical()) {
      assertThat(verdict).isNotInstanceOf(Verdict.Pass.class);
    }
  }

  @Property(tries = 500)
  void infinities_pass_nothing(@ForAll("values") Case one) {
    for (double bad :
        new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN}) {
      Case infinite =
          one.with(0, row -> row.map(pair -> pair.canary(any -> new Reading.Value(bad, 1000))));
      assertThat(infinite.judge().verdict()).isInstanceOf(Verdict.Inconclusive.class);
    }
  }

  @Provide
  Arbitrary<Case> any() {
    return Cases.any();
  }

  @Provide
  Arbitrary<Case> values() {
    return Cases.single(Kind.VALUE);
  }

  @Provide
  Arbitrary<Analysis> nonsense() {
    return Nonsense.any();
  }

  @Provide
  Arbitrary<Analysis> numbers() {
    return Nonsense.ofOneMetric();
  }
}
