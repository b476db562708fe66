package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.Analysis;
import io.deployguardian.core.canary.Judge;
import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.rollout.Verdict;
import java.util.List;
import java.util.OptionalInt;

/**
 * Judges after every interval as if it had looked after each one before, and errs no more often for
 * it. The chance that a canary that is no worse ever fails is at most alpha, shared evenly by all
 * tests of all critical metrics; the chance that a metric that is worse than its tolerance ever
 * passes is at most beta. What exactly holds, and what is validated by simulation only, is in
 * {@code docs/concepts/judging.md}.
 *
 * <p>A fail is final. A pass holds for the last interval and may be withdrawn.
 */
public final class SequentialJudge implements Judge {

  @Override
  public Judgement judge(Analysis analysis) {
    if (analysis.metrics().isEmpty()) {
      return new Judgement(
          Verdict.inconclusive("canary", "the plan names no metric"),
          OptionalInt.empty(),
          List.of());
    }
    var course = new Course(trials(analysis));
    course.run(analysis.metrics().stream().map(analysis::of).toList(), analysis.stage());
    return course.judgement(analysis.overdue());
  }

  private static List<Trial> trials(Analysis analysis) {
    int shared =
        analysis.metrics().stream()
            .filter(Metric::critical)
            .mapToInt(metric -> Trial.tests(metric, analysis.comparable()))
            .sum();
    return analysis.metrics().stream().map(metric -> trial(metric, analysis, shared)).toList();
  }

  /** What can only warn has an alpha of its own: it can't fail anybody. */
  private static Trial trial(Metric metric, Analysis analysis, int shared) {
    boolean comparable = analysis.comparable();
    int tests = metric.critical() ? shared : Trial.tests(metric, comparable);
    Risk risk = analysis.risk();
    Bars bars = Bars.of(risk.alpha(), risk.beta(), tests);
    return switch (metric.kind()) {
      case RATIO -> new RatioTrial(metric, comparable, bars);
      case VALUE -> new ValueTrial(metric, comparable, bars);
    };
  }
}
