package io.deployguardian.core.canary.judge;

/** The canary against its baseline, in one direction. Evidence is the logarithm of an e-value. */
interface Comparison {

  /** That the canary is worse, since whenever in this rollout. */
  double worse();

  /** That something changed on the way, or comes in bursts, as against any steady state. */
  double change();

  /** Whether the canary is beyond its tolerance in this rollout, at face value. */
  boolean isBeyond();

  /**
   * Whether the last quarter of this stage is beyond the tolerance, by itself and at face value.
   */
  boolean isLatelyBeyond();

  /** That the canary is within its tolerance: in this rollout, or in this stage if that is more. */
  double within();

  /** That the canary is within its tolerance in this stage. */
  double withinHere();

  /** What went before says nothing about what is promoted now. */
  void nextStage();
}
