package io.deployguardian.core.canary.judge;

/** The canary against its baseline, in one direction. Evidence is the logarithm of an e-value. */
interface Comparison {

  /** That the canary is worse, since whenever in this rollout. */
  double worse();

  /** Whether {@link #worse} speaks of a change on the way, of bursts or of a tail. */
  boolean speaksOfChange();

  /** That the canary is within its tolerance: in this rollout, or in this stage if that is more. */
  double within();

  /** That the canary is within its tolerance in this stage. */
  double withinHere();

  /** What went before says nothing about what is promoted now. */
  void nextStage();
}
