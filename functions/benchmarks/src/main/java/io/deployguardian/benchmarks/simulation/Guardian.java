package io.deployguardian.benchmarks.simulation;

import io.deployguardian.core.canary.Analysis;
import io.deployguardian.core.canary.Judge;
import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Verdict;
import java.util.List;

/**
 * Our judge. One judgement of the whole rollout tells what looking after each interval finds: once
 * failed is failed for ever, and what came later doesn't change what an earlier look said.
 */
public record Guardian(Judge judge) implements Watcher {

  @Override
  public String name() {
    return "Deploy Guardian";
  }

  @Override
  public Outcome watch(Metric metric, List<Measurement> measurements) {
    Judgement judgement = judge.judge(analysis(metric, measurements));
    return switch (judgement.verdict()) {
      case Verdict.Fail fail -> Outcome.failed(judgement.decidedAt().orElseThrow());
      case Verdict.Pass pass -> Outcome.PASSED;
      case Verdict.Inconclusive inconclusive -> Outcome.UNDECIDED;
    };
  }

  /** One look at one metric, at the stage of the last measurement, by the usual risk. */
  public static Analysis analysis(Metric metric, List<Measurement> measurements) {
    int stage = measurements.getLast().stage();
    return new Analysis(List.of(metric), measurements, stage, true, false, Risk.USUAL);
  }
}
