package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.evidence.CountEvidence;
import io.deployguardian.core.canary.evidence.OddsGrid;
import io.deployguardian.core.canary.evidence.RareEvidence;
import io.deployguardian.core.plan.Tolerance;
import io.deployguardian.core.rollout.Measurement.Reading.Count;

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
    this.tolerated = grid.fitsExcess() ? grid : OddsGrid.usual();
    this.worse = CountEvidence.ofMore(grid);
    this.all = new Margins();
    this.here = all;
  }

  /**
   * Takes in one interval.
   *
   * @param rest whether the events are those that are not bad, of which the other side is suspected
   */
  void observe(Count baseline, Count canary, boolean rest) {
    boolean mine = canaryIsSuspected != rest;
    double events = (mine ? canary : baseline).bad();
    double total = (mine ? canary : baseline).total();
    double both = (double) baseline.bad() + canary.bad();
    double share = total / ((double) baseline.total() + canary.total());
    grid.read(events, both, share);
    worse.observe();
    if (tolerated != grid) {
      // A tolerance so small that it is no node of the grid gets one on which it is the middle.
      double excess = 1 + tolerance.relative();
      tolerated.read(events, both, share * excess / (1 + share * tolerance.relative()));
    }
    all.observe(events, both - events, total, share);
    if (here != all) {
      here.observe(events, both - events, total, share);
    }
  }

  @Override
  public double worse() {
    return worse.log();
  }

  @Override
  public double change() {
    return worse.change();
  }

  @Override
  public boolean isBeyond() {
    return all.isBeyond();
  }

  @Override
  public boolean isLatelyBeyond() {
    return here.isLatelyBeyond();
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
    private final Lately tooManyTimes = new Lately();
    private final Lately tooMany = new Lately();

    Margins() {
      relative = CountEvidence.ofLess(tolerated);
      // Whoever stays below it alone can't be above the other side by more than that.
      absolute = new RareEvidence(tolerance.absolute());
    }

    void observe(double events, double others, double total, double share) {
      relative.observe();
      absolute.observe(events, total);
      // Mantel and Haenszel's terms: each interval by its own traffic.
      double mine = events * (1 - share);
      double theirs = others * share;
      tooManyTimes.add(mine - (1 + tolerance.relative()) * theirs);
      tooMany.add(mine - theirs - tolerance.absolute() * total * (1 - share));
    }

    boolean isBeyond() {
      return tooManyTimes.isAboveZero() && tooMany.isAboveZero();
    }

    boolean isLatelyBeyond() {
      return tooManyTimes.isLatelyAboveZero() && tooMany.isLatelyAboveZero();
    }

    double log() {
      return HALF + Logs.add(relative.log(), absolute.log());
    }
  }
}
