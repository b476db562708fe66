package io.deployguardian.core.canary;

import io.deployguardian.core.rollout.Verdict;

/** Analysis to verdict: pure, deterministic, never an exception. No data is never a Pass. */
public interface Judge {

  Verdict judge(Analysis analysis);
}
