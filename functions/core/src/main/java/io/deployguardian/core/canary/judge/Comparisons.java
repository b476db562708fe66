package io.deployguardian.core.canary.judge;

import java.util.List;

/** The canary against its baseline in every direction that counts; none without a baseline. */
record Comparisons(List<? extends Comparison> directions, Bars bars) {

  boolean isWorse() {
    for (Comparison direction : directions) {
      if (direction.worse() >= bars.fail() && !isTolerated(direction)) {
        return true;
      }
    }
    return false;
  }

  /** Worse and within the tolerance is not failed: that is what a tolerance is for. */
  private boolean isTolerated(Comparison direction) {
    return direction.within() >= bars.pass() || !direction.isBeyond() && !isChanging(direction);
  }

  boolean isChanging() {
    for (Comparison direction : directions) {
      if (isChanging(direction)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isChanging(Comparison direction) {
    return isChanged(direction) || direction.isLatelyBeyond();
  }

  /** Whether there is evidence of a change, beside what the last quarter looks like. */
  boolean isShownChanged() {
    return directions.stream().anyMatch(Comparisons::isChanged);
  }

  private static boolean isChanged(Comparison direction) {
    return direction.change() >= Bars.NOTABLE;
  }

  boolean isShownWithin() {
    for (Comparison direction : directions) {
      if (direction.withinHere() < bars.pass()) {
        return false;
      }
    }
    return true;
  }

  boolean isShownWorse() {
    return directions.stream().anyMatch(direction -> direction.worse() >= bars.fail());
  }

  /** The strongest evidence that it is worse, as a logarithm. */
  double worse() {
    double strongest = Double.NEGATIVE_INFINITY;
    for (Comparison direction : directions) {
      strongest = Math.max(strongest, direction.worse());
    }
    return strongest;
  }

  /** The weakest evidence that it is within the tolerance at this stage, as a logarithm. */
  double withinHere() {
    return directions.stream().mapToDouble(Comparison::withinHere).min().orElse(0);
  }

  void nextStage() {
    directions.forEach(Comparison::nextStage);
  }
}
