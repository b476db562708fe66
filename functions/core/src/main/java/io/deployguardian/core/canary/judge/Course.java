package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.canary.Judgement.Finding;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Verdict;
import java.util.List;
import java.util.OptionalInt;

/** All metrics of a rollout, side by side, interval by interval. */
final class Course {

  private static final Reading NOT_MEASURED = new Reading.Missing("not measured");

  private final List<Trial> trials;
  private int intervals;
  private boolean failed;

  /** The first interval since which it passes; 0 while it doesn't. */
  private int passesSince;

  Course(List<Trial> trials) {
    this.trials = trials;
  }

  /**
   * Stops at a fail: what comes later has no say any more.
   *
   * @param measurements of each trial's metric, in order of time
   * @param stage the one that is judged
   */
  void run(List<List<Measurement>> measurements, int stage) {
    int length = measurements.stream().mapToInt(List::size).max().orElse(0);
    int at = firstStage(measurements, stage);
    for (int i = 0; i < length && !failed; i++) {
      at = enter(stageOf(measurements, i, at), at);
      for (int k = 0; k < trials.size(); k++) {
        List<Measurement> own = measurements.get(k);
        if (i < own.size()) {
          trials.get(k).observe(own.get(i).baseline(), own.get(i).canary());
        } else {
          trials.get(k).observe(NOT_MEASURED, NOT_MEASURED);
        }
      }
      intervals++;
      note();
    }
    if (!failed) {
      enter(stage, at);
      note();
    }
  }

  private static int firstStage(List<List<Measurement>> measurements, int otherwise) {
    return stageOf(measurements, 0, otherwise);
  }

  private static int stageOf(List<List<Measurement>> measurements, int i, int otherwise) {
    for (List<Measurement> own : measurements) {
      if (i < own.size()) {
        return own.get(i).stage();
      }
    }
    return otherwise;
  }

  private int enter(int stage, int at) {
    if (stage != at) {
      trials.forEach(Trial::nextStage);
    }
    return stage;
  }

  private void note() {
    Standing now = standing();
    failed = now == Standing.FAIL;
    if (now != Standing.PASS) {
      passesSince = 0;
    } else if (passesSince == 0) {
      passesSince = intervals;
    }
  }

  /** The worst of what counts; and at least one metric has to pass by itself. */
  private Standing standing() {
    Standing worst = Standing.PASS;
    boolean anyPasses = false;
    for (Trial trial : trials) {
      Standing own = trial.standing();
      anyPasses |= own == Standing.PASS;
      if (own == Standing.FAIL && trial.metric().critical()) {
        return Standing.FAIL;
      }
      if (own != Standing.PASS && isInTheWay(trial)) {
        worst = Standing.UNCLEAR;
      }
    }
    return anyPasses ? worst : Standing.UNCLEAR;
  }

  /** Required are data; that they speak for the canary is required of what is critical. */
  private static boolean isInTheWay(Trial trial) {
    return trial.metric().required() && (trial.metric().critical() || trial.lacksData());
  }

  Judgement judgement(boolean overdue) {
    List<Finding> findings =
        trials.stream().map(trial -> finding(trial, overdue && !failed)).toList();
    Verdict all = new Verdict.Pass(List.of());
    boolean anyPasses = false;
    for (int k = 0; k < trials.size(); k++) {
      Verdict own = findings.get(k).verdict();
      anyPasses |= own instanceof Verdict.Pass;
      all = all.worstOf(asFarAsItCounts(trials.get(k), own));
    }
    if (!anyPasses && all instanceof Verdict.Pass) {
      // That a metric may be missing, or may warn, does not mean that all of them may.
      all = Verdict.inconclusive("canary", "no metric passes by itself").worstOf(all);
    }
    return new Judgement(all, decidedAt(all), findings);
  }

  private OptionalInt decidedAt(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail fail -> OptionalInt.of(intervals);
      case Verdict.Pass pass -> OptionalInt.of(passesSince);
      case Verdict.Inconclusive unclear -> OptionalInt.empty();
    };
  }

  /** At the deadline data that never came don't come any more: then silence fails. */
  private static Finding finding(Trial trial, boolean overdue) {
    Finding finding = trial.finding();
    if (!overdue || !trial.hasNoData() || !trial.metric().required()) {
      return finding;
    }
    String why = "no data by the stage's deadline: " + finding.reasons().getFirst().text();
    return new Finding(
        finding.metric(),
        trial.metric().critical()
            ? Verdict.fail(finding.metric(), why)
            : Verdict.inconclusive(finding.metric(), why),
        finding.effect(),
        finding.interval(),
        finding.evidence(),
        finding.samples(),
        finding.sizes(),
        finding.excluded());
  }

  /** What is not critical only warns, and what is not required may be missing; both are said. */
  private static Verdict asFarAsItCounts(Trial trial, Verdict verdict) {
    boolean counts = isInTheWay(trial);
    return switch (verdict) {
      case Verdict.Fail fail when trial.metric().critical() -> fail;
      case Verdict.Fail fail when counts -> new Verdict.Inconclusive(fail.reasons());
      case Verdict.Inconclusive unclear when counts -> unclear;
      case Verdict.Pass pass -> pass;
      default -> warning(verdict);
    };
  }

  private static Verdict warning(Verdict verdict) {
    return new Verdict.Pass(
        verdict.reasons().stream()
            .map(reason -> new Reason(reason.about(), "warning only: " + reason.text()))
            .toList());
  }
}
