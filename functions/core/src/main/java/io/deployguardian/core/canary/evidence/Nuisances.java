package io.deployguardian.core.canary.evidence;

/**
 * What makes the odds of an interval differ from the true ones without anything being wrong.
 *
 * @param allowed beside a change, instead of nothing: a moderate swing
 * @param excuses instead of a change: nothing but chance; swings of 0.25, 0.45 (0.3 on either side)
 *     and 0.9, as log-sds of the ratio; any odds at all, anew in each interval
 * @param wandering the matrix of odds that keep their course for a while, by target, then origin
 */
record Nuisances(Swing allowed, Swing[] excuses, double[] wanderingStart, double[][] wandering) {

  static final double ALLOWED_WEIGHT = 0.15;
  static final double[] EXCUSE_WEIGHTS = {1, 0.1, 0.04, 0.015, 0.015};
  static final double WANDERING_WEIGHT = 0.008;

  static final int WANDERING_REACH = 4;
  private static final double WANDERING_SD = 0.5;
  private static final double PERSISTENCE = 0.85;

  private static final double USUAL_STEP = Math.log1p(0.5);
  private static final Nuisances USUAL = build(USUAL_STEP);

  static Nuisances on(double step) {
    return step == USUAL_STEP ? USUAL : build(step);
  }

  private static Nuisances build(double step) {
    Swing[] excuses = {
      Swing.NONE, Swing.of(0.25, step), Swing.of(0.45, step), Swing.of(0.9, step), Swing.any()
    };
    return new Nuisances(
        Swing.near(0.35, step),
        excuses,
        Swing.normal(WANDERING_SD, step, WANDERING_REACH),
        transitions(step));
  }

  private static double[][] transitions(double step) {
    int nodes = 2 * WANDERING_REACH + 1;
    double variance = WANDERING_SD * WANDERING_SD * (1 - PERSISTENCE * PERSISTENCE);
    var next = new double[nodes][nodes];
    for (int from = 0; from < nodes; from++) {
      double sum = 0;
      for (int to = 0; to < nodes; to++) {
        double way = (to - WANDERING_REACH - PERSISTENCE * (from - WANDERING_REACH)) * step;
        next[to][from] = Math.exp(-way * way / (2 * variance));
        sum += next[to][from];
      }
      for (int to = 0; to < nodes; to++) {
        next[to][from] /= sum;
      }
    }
    return next;
  }
}
