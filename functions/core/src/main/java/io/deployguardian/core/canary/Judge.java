package io.deployguardian.core.canary;

/** Analysis to verdict: pure, deterministic, never an exception. No data is never a Pass. */
public interface Judge {

  Judgement judge(Analysis analysis);
}
