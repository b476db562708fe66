package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.Analysis;
import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A rollout to judge, metric by metric, that can be changed in one place and judged again.
 *
 * @param stage the one that is judged
 */
record Case(List<Row> rows, int stage, boolean comparable, boolean overdue) {

  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

  /** One metric and its intervals. */
  record Row(Metric metric, List<Pair> pairs) {

    Row {
      pairs = List.copyOf(pairs);
    }

    Row map(UnaryOperator<Pair> change) {
      return new Row(metric, pairs.stream().map(change).toList());
    }

    Row with(Metric other) {
      return new Row(other, pairs);
    }
  }

  /** Both readings of one interval. */
  record Pair(int stage, Reading baseline, Reading canary) {

    Pair canary(UnaryOperator<Reading> change) {
      return new Pair(stage, baseline, change.apply(canary));
    }

    Pair both(UnaryOperator<Reading> change) {
      return new Pair(stage, change.apply(baseline), change.apply(canary));
    }
  }

  Case {
    rows = List.copyOf(rows);
  }

  /** Of one metric in one stage, with a baseline, before its deadline. */
  static Case of(Metric metric, List<Pair> pairs) {
    int stage = pairs.isEmpty() ? 0 : pairs.getLast().stage();
    return new Case(List.of(new Row(metric, pairs)), stage, true, false);
  }

  Case with(int row, UnaryOperator<Row> change) {
    List<Row> changed = new ArrayList<>(rows);
    changed.set(row, change.apply(rows.get(row)));
    return new Case(changed, stage, comparable, overdue);
  }

  Case map(UnaryOperator<Row> change) {
    return new Case(rows.stream().map(change).toList(), stage, comparable, overdue);
  }

  /** The first intervals only, judged at the stage of the last of them. */
  Case first(int intervals) {
    List<Row> cut =
        rows.stream()
            .map(
                row ->
                    new Row(
                        row.metric(),
                        row.pairs().subList(0, Math.min(intervals, row.pairs().size()))))
            .toList();
    return new Case(cut, intervals == 0 ? stage : stageOf(intervals - 1), comparable, overdue);
  }

  /** Before its deadline. */
  Case inTime() {
    return new Case(rows, stage, comparable, false);
  }

  int length() {
    return rows.stream().mapToInt(row -> row.pairs().size()).max().orElse(0);
  }

  /** Of the interval with this number, the first being 0. */
  int stageOf(int interval) {
    return rows.stream()
        .filter(row -> interval < row.pairs().size())
        .findFirst()
        .map(row -> row.pairs().get(interval).stage())
        .orElse(stage);
  }

  Judgement judge() {
    return new SequentialJudge().judge(analysis());
  }

  Analysis analysis() {
    List<Measurement> measurements = new ArrayList<>();
    for (int i = 0; i < length(); i++) {
      Instant from = START.plus(Duration.ofMinutes(i));
      for (Row row : rows) {
        if (i < row.pairs().size()) {
          Pair pair = row.pairs().get(i);
          measurements.add(
              new Measurement(
                  row.metric().name(),
                  pair.stage(),
                  from,
                  from.plusSeconds(60),
                  pair.baseline(),
                  pair.canary()));
        }
      }
    }
    return new Analysis(
        rows.stream().map(Row::metric).toList(),
        measurements,
        stage,
        comparable,
        overdue,
        Risk.USUAL);
  }
}
