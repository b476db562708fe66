package io.deployguardian.core.canary.judge;

import static io.deployguardian.core.canary.judge.Drawn.ERRORS;
import static io.deployguardian.core.canary.judge.Drawn.LATENCY;
import static io.deployguardian.core.canary.judge.Readings.about;
import static io.deployguardian.core.canary.judge.Readings.always;
import static io.deployguardian.core.canary.judge.Readings.count;
import static io.deployguardian.core.canary.judge.Readings.pairs;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.canary.judge.Case.Pair;
import io.deployguardian.core.canary.judge.Case.Row;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A pass takes evidence from its own stage, and can be withdrawn; a fail takes all there is. */
class StageTest {

  private static final IntFunction<Reading> WELL = always(count(50, 10_000));
  private static final IntFunction<Reading> THERE = always(count(450, 90_000));

  @Test
  void what_passed_at_one_stage_has_to_pass_again_at_the_next() {
    List<Pair> pairs = new ArrayList<>(pairs(0, 30, THERE, WELL));
    assertThat(Case.of(ERRORS, pairs).judge().decidedAt()).hasValue(10);
    for (int more = 0; more < 9; more++) {
      assertThat(new Case(rows(pairs), 1, true, false).judge().verdict().word())
          .isEqualTo("INCONCLUSIVE");
      pairs.addAll(pairs(1, 1, THERE, WELL));
    }
    pairs.addAll(pairs(1, 1, THERE, WELL));
    Judgement judgement = Case.of(ERRORS, pairs).judge();
    assertThat(judgement.verdict().word()).isEqualTo("PASS");
    assertThat(judgement.decidedAt()).hasValue(40);
    assertThat(judgement.verdict().reasons().toString())
        .contains("in 40 intervals, 10 of them at this stage");
  }

  @Test
  void a_stage_that_has_not_been_measured_passes_nothing() {
    List<Pair> pairs = pairs(0, 30, THERE, WELL);
    Judgement judgement = new Case(rows(pairs), 1, true, false).judge();
    assertThat(judgement.verdict().word()).isEqualTo("INCONCLUSIVE");
    assertThat(judgement.decidedAt()).isEmpty();
  }

  @Test
  void evidence_against_a_canary_adds_up_over_its_stages() {
    List<Pair> worse = new ArrayList<>(pairs(0, 40, THERE, always(count(80, 10_000))));
    int alone = Case.of(ERRORS, worse).judge().decidedAt().orElseThrow();
    List<Pair> staged = new ArrayList<>();
    for (int i = 0; i < worse.size(); i++) {
      Pair pair = worse.get(i);
      staged.add(new Pair(i / 2, pair.baseline(), pair.canary()));
    }
    assertThat(alone).isGreaterThan(2);
    assertThat(Case.of(ERRORS, staged).judge().decidedAt()).hasValue(alone);
  }

  @Test
  void a_pass_is_withdrawn_when_it_gets_worse() {
    List<Pair> pairs = new ArrayList<>(pairs(40, about(100, 1), about(100, 2)));
    assertThat(Case.of(LATENCY, pairs).judge().verdict().word()).isEqualTo("PASS");
    pairs.addAll(pairs(5, about(100, 1), about(107, 2)));
    assertThat(Case.of(LATENCY, pairs).judge().verdict().word()).isEqualTo("INCONCLUSIVE");
    pairs.addAll(pairs(30, about(100, 1), about(130, 2)));
    Judgement judgement = Case.of(LATENCY, pairs).judge();
    assertThat(judgement.verdict().word()).isEqualTo("FAIL");
    assertThat(judgement.decidedAt().orElseThrow()).isGreaterThan(45);
  }

  @Test
  void a_pass_that_was_withdrawn_is_not_dated_back() {
    List<Pair> pairs = new ArrayList<>(pairs(30, THERE, WELL));
    for (int i = 0; i < 4; i++) {
      pairs.addAll(pairs(1, always(Readings.NOTHING), WELL));
    }
    assertThat(Case.of(ERRORS, pairs).judge().verdict().word()).isEqualTo("INCONCLUSIVE");
    pairs.addAll(pairs(10, THERE, WELL));
    assertThat(Case.of(ERRORS, pairs).judge().decidedAt().orElseThrow()).isBetween(38, 42);
  }

  @Test
  void a_fail_is_for_good() {
    List<Pair> pairs = new ArrayList<>(pairs(10, THERE, always(count(1000, 10_000))));
    Judgement failed = Case.of(ERRORS, pairs).judge();
    pairs.addAll(pairs(200, THERE, always(count(0, 10_000))));
    assertThat(Case.of(ERRORS, pairs).judge()).isEqualTo(failed);
    pairs.addAll(pairs(1, 200, THERE, always(count(0, 10_000))));
    assertThat(Case.of(ERRORS, pairs).judge()).isEqualTo(failed);
  }

  private static List<Row> rows(List<Pair> pairs) {
    return List.of(new Row(ERRORS, pairs));
  }
}
