package io.deployguardian.core.canary.judge;

/** What keeps a metric from passing, the most basic first. */
enum Obstacle {
  NOTHING_TO_JUDGE_BY,
  NO_DATA,
  TOO_FEW_INTERVALS,
  GAPS,
  UNRELIABLE,
  CHANGING,
  AT_THE_LIMIT,
  NOT_SHOWN,
  NONE
}
