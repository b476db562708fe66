package io.deployguardian.core.canary;

import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Verdict;
import java.util.List;

/**
 * A small and honest judge: exact tests at a fixed level, thresholds beside them, and nothing but
 * Inconclusive where there is too little data. It doesn't correct for looking often, other than by
 * its low level.
 */
public final class FixedJudge implements Judge {

  /** The level of each single look, low because there are many looks. */
  static final double LEVEL = 0.001;

  @Override
  public Verdict judge(Analysis analysis) {
    if (analysis.metrics().isEmpty()) {
      return Verdict.inconclusive("canary", "the plan names no metric");
    }
    Verdict all = new Verdict.Pass(List.of());
    boolean anythingSaid = false;
    for (Metric metric : analysis.metrics()) {
      Verdict own = judge(metric, analysis);
      anythingSaid |= !(own instanceof Verdict.Inconclusive);
      all = all.worstOf(asFarAsItCounts(metric, own));
    }
    // That a metric may be missing does not mean that all of them may.
    return anythingSaid || !(all instanceof Verdict.Pass)
        ? all
        : all.worstOf(Verdict.inconclusive("canary", "no metric has enough data yet"));
  }

  private static Verdict judge(Metric metric, Analysis analysis) {
    List<Measurement> here =
        analysis.of(metric).stream().filter(m -> m.stage() == analysis.stage()).toList();
    return switch (metric.kind()) {
      case RATIO -> RatioTest.judge(metric, here, analysis.comparable());
      case VALUE -> ValueTest.judge(metric, here, analysis.comparable());
    };
  }

  /** What is not critical only warns, and what is not required may be missing; both are said. */
  private static Verdict asFarAsItCounts(Metric metric, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fail fail when !metric.critical() -> warning(fail);
      case Verdict.Inconclusive unclear when !metric.required() -> warning(unclear);
      default -> verdict;
    };
  }

  private static Verdict warning(Verdict verdict) {
    return new Verdict.Pass(
        verdict.reasons().stream()
            .map(reason -> new Reason(reason.about(), "warning only: " + reason.text()))
            .toList());
  }

  /**
   * +1 where more is worse, -1 where less is; a metric for which either is worse is tested both
   * ways.
   */
  static int[] worseSigns(Direction direction) {
    return switch (direction) {
      case INCREASE -> new int[] {1};
      case DECREASE -> new int[] {-1};
      case EITHER -> new int[] {1, -1};
    };
  }
}
