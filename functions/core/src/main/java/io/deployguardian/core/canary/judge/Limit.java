package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.evidence.CountEvidence;
import io.deployguardian.core.canary.evidence.OddsGrid;

/**
 * The canary alone against an absolute limit: whether more than {@code share} of what is counted is
 * beyond it.
 */
final class Limit {

  /** A share of exactly 0 or 1 would allow no doubt at all. */
  private static final double NEVER = 1e-9;

  /** Whoever is exactly at a limit is not beyond it. */
  private static final double ROUNDING = 1e-12;

  private final double share;
  private final OddsGrid grid = OddsGrid.usual();
  private final CountEvidence beyond = CountEvidence.ofMore(grid);
  private CountEvidence below = CountEvidence.ofLess(grid);
  private double events;
  private double all;

  Limit(double share) {
    this.share = Math.clamp(share, NEVER, 1 - NEVER);
  }

  /** What went before says nothing about what is promoted now. */
  void nextStage() {
    below = CountEvidence.ofLess(grid);
    events = 0;
    all = 0;
  }

  void observe(double events, double all) {
    this.events += events;
    this.all += all;
    grid.read(events, all, share);
    beyond.observe();
    below.observe();
  }

  double evidence() {
    return beyond.log();
  }

  double evidenceBelow() {
    return below.log();
  }

  /** Whether it is where nobody would say that it is within the limit, proven or not. */
  boolean isAt() {
    return events - share * all > ROUNDING * all || beyond.log() >= Bars.NOTABLE;
  }
}
