package io.deployguardian.core.plan;

/**
 * The errors that a judge may make, as probabilities over a whole rollout, however often it looks.
 *
 * @param alpha that a canary that is no worse than its baseline is ever failed, by any of its
 *     critical metrics
 * @param beta that a metric that is worse than its tolerance is ever passed
 */
public record Risk(double alpha, double beta) {

  public static final Risk USUAL = new Risk(0.01, 0.05);

  public Risk {
    if (!(alpha > 0 && alpha < 1) || !(beta > 0 && beta < 1)) {
      throw new IllegalArgumentException("risk: found alpha " + alpha + ", beta " + beta);
    }
  }
}
