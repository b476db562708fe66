package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.evidence.CountEvidence;
import io.deployguardian.core.canary.evidence.OddsGrid;
import io.deployguardian.core.canary.evidence.RareEvidence;
import io.deployguardian.core.plan.Tolerance;

/** Counts of both sides, where more on the suspected side is worse. */
final class CountComparison implements Comparison {

  private static final double HALF = Math.log(0.5);

  private final Tolerance tolerance;
  private final boolean canaryIsSuspected;
  private final OddsGrid grid;
  private final OddsGrid tolerated;
  private final CountEvidence worse;
  private final Margins all;
  private Margins here;

  /**
   * @param canaryIsSuspected of having more; otherwise the baseline has more where the canary is
   *     worse
   */
  CountComparison(Tolerance tolerance, boolean canaryIsSuspected) {
    this.tolerance = tolerance;
    this.canaryIsSuspected = canaryIsSuspected;
    this.grid = OddsGrid.fitting(tolerance.relative());
    this.tolerated = grid.has(tolerance.relative()) ? grid : OddsGrid.usual();
    this.worse = CountEvidence.ofMore(grid);
    this.all = new Margins();
    this.here = all;
  }

  void observe(long baselineEvents, long baselineTotal, long canaryEvents, long canaryTotal) {
    double events = canaryIsSuspected ? canaryEvents : baselineEvents;
    double total = canaryIsSuspected ? canaryTotal : baselineTotal;
    double both = (double) baselineEvents + canaryEvents;
    double share = total / ((double) baselineTotal + canaryTotal);
    grid.read(events, both, share);
    worse.observe();
    if (tolerated != grid) {
      // A tolerance so small that it is no node of the grid gets one on which it is the middle.
      double excess = 1 + tolerance.relative();
      tolerated.read(events, both, share * excess / (1 + share * tolerance.relative()));
    }
    all.observe(events, total);
    if (here != all) {
      here.observe(events, total);
    }
  }

  @Override
  public double worse() {
    return worse.log();
  }

  @Override
  public boolean speaksOfChange() {
    return worse.speaksOfChange();
  }

  @Override
  public double within() {
    return Math.max(all.log(), here.log());
  }

  @Override
  public double withinHere() {
    return here.log();
  }

  @Override
  public void nextStage() {
    here = new Margins();
  }

  /** There are two ways to be within a tolerance; the mean of both evidences is evidence again. */
  private final class Margins {

    private final CountEvidence relative;
    private final RareEvidence absolute;

    Margins() {
      double excess = tolerated == grid ? tolerance.relative() : 0;
      relative = CountEvidence.ofLessThan(tolerated, excess);
      // Whoever stays below it alone can't be above the other side by more than that.
      absolute = new RareEvidence(tolerance.absolute());
    }

    void observe(double events, double total) {
      relative.observe();
      absolute.observe(events, total);
    }

    double log() {
      return HALF + Logs.add(relative.log(), absolute.log());
    }
  }
}
