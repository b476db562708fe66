package io.deployguardian.wire.replay;

import io.deployguardian.core.canary.Analysis;
import io.deployguardian.core.canary.Judge;
import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.rollout.Verdict;
import java.util.List;
import java.util.OptionalInt;

/** Judges nothing: it remembers what it was asked last, and says what it was told to say. */
public final class FakeJudge implements Judge {

  private Judgement says =
      new Judgement(
          Verdict.inconclusive("error-rate", "nobody looked"), OptionalInt.empty(), List.of());
  private Analysis asked;

  public void says(Judgement judgement) {
    says = judgement;
  }

  public Analysis asked() {
    return asked;
  }

  @Override
  public Judgement judge(Analysis analysis) {
    asked = analysis;
    return says;
  }
}
