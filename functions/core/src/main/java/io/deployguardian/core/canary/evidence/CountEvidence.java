package io.deployguardian.core.canary.evidence;

import java.util.Arrays;

/**
 * Evidence that the odds of a count lie above, or below, a node of the grid. Conditional on the
 * number of all events of an interval, so any swing that both sides share, and any change of their
 * weights, cancels.
 *
 * <p>It is a ratio of likelihoods. Above: the mixture over everything suspected ({@link
 * Suspicion}). Below: the sum over all excuses for what was seen ({@link Nuisances}), each with the
 * weight that it is granted. The excuse "nothing but chance" has the full weight 1, so against a
 * binomial (or hypergeometric) count this is an e-process by Ville's inequality, without any
 * further assumption. The other excuses (odds that swing from interval to interval, little or much,
 * or that wander) have smaller weights {@code w}, and against them the guarantee is {@code alpha /
 * w} by theory; that it is alpha for swings of up to 0.3 per side is validated by simulation.
 */
public final class CountEvidence {

  /** Likelihoods get smaller and smaller; from here on they are scaled up again. */
  private static final double SMALL = 1e-60;

  private final Suspicion suspicion;
  private final OddsGrid grid;
  private final int origin;
  private final Suspected steadily;
  private final Suspected swinging;
  private final LastingSwing lasting;

  /** Likelihoods so far, all with one common factor that cancels. */
  private final double[] excused;

  private double wandering;
  private int intervals;
  private boolean weighed = true;
  private double steady;
  private double changing;
  private double excuse = 1;
  private double log;

  private CountEvidence(OddsGrid grid, Suspicion suspicion, int origin, int direction) {
    this.grid = grid;
    this.suspicion = suspicion;
    this.origin = origin;
    int[] nodes = suspicion.from(origin, direction);
    this.steadily = new Suspected(suspicion, origin, direction, nodes);
    this.swinging = new Suspected(suspicion, origin, direction, nodes);
    this.lasting = new LastingSwing(grid.nuisances(), origin);
    this.excused = new double[grid.nuisances().excuses().length];
    Arrays.fill(excused, 1);
  }

  /** Evidence that the odds are higher than expected, since whenever. */
  public static CountEvidence ofMore(OddsGrid grid) {
    return new CountEvidence(grid, Suspicion.WORSE, OddsGrid.EVEN, 1);
  }

  /**
   * Evidence that the odds have all the time been lower than with the excess that the grid fits (or
   * than expected, if it fits none): what a pass is built on.
   */
  public static CountEvidence ofLess(OddsGrid grid) {
    return new CountEvidence(grid, Suspicion.below(grid.excess()), grid.excess(), -1);
  }

  /** Takes in the interval that the grid has just read. */
  public void observe() {
    intervals++;
    double onset = intervals == 1 ? 0 : suspicion.onset(intervals);
    double most = steadily.observe(grid.likelihoods(), onset);
    most = Math.max(most, swinging.observe(grid.blurred(), onset));
    Swing[] excuses = grid.nuisances().excuses();
    for (int i = 0; i < excuses.length; i++) {
      excused[i] *= excuses[i].likelihood(grid.likelihoods(), origin);
      most = Math.max(most, excused[i]);
    }
    wandering = lasting.observe(grid.likelihoods());
    if (Math.max(most, wandering) < SMALL) {
      scale(1 / Math.max(most, wandering));
    }
    weighed = false;
  }

  /** The e-value's logarithm. */
  public double log() {
    weigh();
    return log;
  }

  /**
   * The logarithm of the evidence for a change on the way, or for bursts, as against any steady
   * state, worse or not.
   */
  public double change() {
    weigh();
    return Math.log(changing / (steady + excuse));
  }

  private void scale(double factor) {
    steadily.scale(factor);
    swinging.scale(factor);
    lasting.scale(factor);
    wandering *= factor;
    for (int i = 0; i < excused.length; i++) {
      excused[i] *= factor;
    }
  }

  private void weigh() {
    if (weighed) {
      return;
    }
    weighed = true;
    double swing = Nuisances.ALLOWED_WEIGHT;
    steady = (1 - swing) * steadily.steady() + swing * swinging.steady();
    changing = (1 - swing) * steadily.changing() + swing * swinging.changing();
    excuse = Nuisances.WANDERING_WEIGHT * wandering;
    for (int i = 0; i < excused.length; i++) {
      excuse += Nuisances.EXCUSE_WEIGHTS[i] * excused[i];
    }
    log = Math.log((steady + changing) / excuse);
  }
}
