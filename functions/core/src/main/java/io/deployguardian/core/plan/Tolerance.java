package io.deployguardian.core.plan;

/**
 * How much worse than the baseline a canary may be and still be promoted.
 *
 * @param relative a share of the baseline: 0.1 allows a tenth more, or less where less is worse
 * @param absolute for ratios: a share of all events that is allowed beside {@code relative}, so
 *     that a rare error can't keep a canary from going on; 0 for values, whose unit nobody knows
 */
public record Tolerance(double relative, double absolute) {

  public Tolerance {
    if (!(relative > 0 && relative <= 10) || !(absolute >= 0 && absolute < 1)) {
      throw new IllegalArgumentException("tolerance: found " + relative + ", " + absolute);
    }
  }
}
