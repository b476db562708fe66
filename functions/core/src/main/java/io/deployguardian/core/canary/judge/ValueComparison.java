package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.evidence.MeanShift;
import io.deployguardian.core.canary.evidence.ShiftEvidence;
import io.deployguardian.core.canary.evidence.SignBets;
import io.deployguardian.core.plan.Tolerance;
import java.util.Optional;

/**
 * Values of both sides, in pairs of the same interval, where a rise of the canary's times {@code
 * sign} is worse. A pair is its symmetric relative difference, which has no unit, is at most 2, and
 * is the same for both sides but for the sign.
 */
final class ValueComparison implements Comparison {

  private static final double LOG_SHIFT_WEIGHT = Math.log(0.85);
  private static final double LOG_TAIL_WEIGHT = Math.log(0.15);

  private static final double MOST = 4;

  private final int sign;
  private final double margin;
  private final ShiftEvidence shift = ShiftEvidence.ofRise();
  private final SignBets tail = new SignBets();
  private final ShiftEvidence all = ShiftEvidence.ofLevel();
  private ShiftEvidence here = all;
  private Lately lately = new Lately();
  private double excess;

  ValueComparison(Tolerance tolerance, int sign) {
    this.sign = sign;
    this.margin = 2 * tolerance.relative() / (2 + tolerance.relative());
  }

  void observe(double baseline, double canary) {
    double difference = sign * difference(baseline, canary);
    shift.observe(difference);
    tail.observe(difference);
    all.observe(margin - difference);
    if (here != all) {
      here.observe(margin - difference);
    }
    excess += difference - margin;
    // No single interval decides: one alone can't bring the sum of five above 0.
    lately.add(Math.clamp(difference, -MOST * margin, MOST * margin) - margin);
  }

  /** {@code 2 (canary - baseline) / (|canary| + |baseline|)}; 0 if both are. */
  static double difference(double baseline, double canary) {
    double size = Math.max(Math.abs(baseline), Math.abs(canary));
    if (size == 0) {
      return 0;
    }
    // By the larger one first: neither the largest doubles nor the smallest get lost in the sum.
    double b = baseline / size;
    double c = canary / size;
    return 2 * (c - b) / (Math.abs(c) + Math.abs(b));
  }

  /** The relative change that a symmetric difference stands for; infinite at 2. */
  static double change(double difference) {
    return difference >= 2 ? Double.POSITIVE_INFINITY : 2 * difference / (2 - difference);
  }

  /** Where the mean difference is, times {@code sign}. */
  Optional<MeanShift> mean(double alpha) {
    return shift.mean(alpha);
  }

  double autocorrelation() {
    return shift.autocorrelation();
  }

  @Override
  public double worse() {
    return Logs.add(LOG_SHIFT_WEIGHT + shift.log(), LOG_TAIL_WEIGHT + tail.log());
  }

  @Override
  public double change() {
    return shift.change();
  }

  @Override
  public boolean isBeyond() {
    return excess > 0;
  }

  @Override
  public boolean isLatelyBeyond() {
    return lately.isLatelyAboveZero();
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
    here = ShiftEvidence.ofLevel();
    lately = new Lately();
  }
}
