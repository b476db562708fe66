package io.deployguardian.core.canary.evidence;

/**
 * How much of the events one side has compared with the other, and how steady that is over the
 * intervals.
 *
 * <p>The estimate is Mantel and Haenszel's rate ratio, its variance Greenland and Robins' (1985):
 * both weigh each interval by its own traffic, so changing weights do no harm. The swing between
 * intervals beyond chance is DerSimonian and Laird's (1986) estimate of the between-study variance,
 * an interval being a study.
 */
public final class RateRatio {

  /** Half an event more on either side, so that no events at all still have a ratio and a width. */
  private static final double HALF = 0.5;

  /** The prior standard deviation of the logarithm, which sets where the interval is tightest. */
  private static final double SPREAD = 0.7;

  private static final int ENOUGH_FOR_SWINGS = 10;
  private static final int ENOUGH_EVENTS = 3;

  private double myEvents;
  private double othersEvents;
  private int intervals;
  private double mine;
  private double others;
  private double variance;
  private double weights;
  private double squaredWeights;
  private double weighted;
  private double weightedSquares;
  private double lagged;
  private double laggedWeights;
  private double laggedSums;
  private double lastLog;
  private double lastWeight;

  /** Takes in one interval; both totals are above 0. */
  public void observe(long events, long total, long otherEvents, long otherTotal) {
    double all = (double) total + otherTotal;
    myEvents += events;
    othersEvents += otherEvents;
    mine += events * (otherTotal / all);
    others += otherEvents * (total / all);
    variance += ((double) events + otherEvents) * (total / all) * (otherTotal / all);
    if (events > 0 || otherEvents > 0) {
      double log = Math.log((events + HALF) / total / ((otherEvents + HALF) / otherTotal));
      sway(log, 1 / (1 / (events + HALF) + 1 / (otherEvents + HALF)));
    }
  }

  private void sway(double log, double weight) {
    if (intervals > 0) {
      double pair = Math.sqrt(weight * lastWeight);
      lagged += pair * log * lastLog;
      laggedSums += pair * (log + lastLog);
      laggedWeights += pair;
    }
    intervals++;
    weights += weight;
    squaredWeights += weight * weight;
    weighted += weight * log;
    weightedSquares += weight * log * log;
    lastLog = log;
    lastWeight = weight;
  }

  /** The ratio of the two rates. */
  public double estimate() {
    return (mine + HALF / 2) / (others + HALF / 2);
  }

  /** Whether both sides have enough events for the normal law that {@link #reach} is built on. */
  public boolean hasReach() {
    return Math.min(myEvents, othersEvents) >= ENOUGH_EVENTS;
  }

  /**
   * Half the width of the interval of {@link #estimate} in the logarithm, valid at any look with
   * probability {@code 1 - alpha} once there are enough events for a normal law (Waudby-Smith,
   * Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory and asymptotic confidence
   * sequences", 2024).
   */
  public double reach(double alpha) {
    double chance = (variance + HALF / 2) / ((mine + HALF / 2) * (others + HALF / 2));
    double information = 1 / (chance * dispersion()) * SPREAD * SPREAD;
    double bound = Math.log((information + 1) / (alpha * alpha));
    return SPREAD * Math.sqrt((information + 1) / (information * information) * bound);
  }

  /** How much more the intervals scatter than chance makes them; at least 1. */
  private double dispersion() {
    return intervals < 2 ? 1 : Math.max(1, scatter() / (intervals - 1));
  }

  private double scatter() {
    return weightedSquares - weighted * weighted / weights;
  }

  /**
   * The standard deviation of the ratio's logarithm from interval to interval, beyond chance; 0
   * while there are too few intervals to say.
   */
  public double swing() {
    if (intervals < ENOUGH_FOR_SWINGS) {
      return 0;
    }
    return Math.sqrt(Math.max(0, scatter() - (intervals - 1)) / effectiveWeights());
  }

  /** Whether the swing is larger than this beyond doubt (2.3 standard errors). */
  public boolean swingsMoreThan(double logSd) {
    if (intervals < ENOUGH_FOR_SWINGS) {
      return false;
    }
    int free = intervals - 1;
    double expected = free + logSd * logSd * effectiveWeights();
    return scatter() > expected + 2.3 * Math.sqrt(2.0 / free) * expected;
  }

  /** Whether neighbours swing together, beyond doubt, and beyond what chance scatters. */
  public boolean swingLasts() {
    if (intervals < 2 * ENOUGH_FOR_SWINGS || !swingsMoreThan(0)) {
      return false;
    }
    double mean = weighted / weights;
    double together = lagged - mean * laggedSums + mean * mean * laggedWeights;
    return together / scatter() > 2.6 / Math.sqrt(intervals);
  }

  private double effectiveWeights() {
    return weights - squaredWeights / weights;
  }
}
