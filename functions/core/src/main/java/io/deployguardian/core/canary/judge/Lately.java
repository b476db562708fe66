package io.deployguardian.core.canary.judge;

import java.util.Arrays;

/** What numbers come to: all of them, and the last quarter by itself, whatever was before. */
final class Lately {

  private static final int QUARTER = 4;
  private static final int FEWEST = 5;

  /** {@code totals[i]} is the sum of the first i numbers. */
  private double[] totals = new double[16];

  private int size;

  void add(double number) {
    if (size + 2 > totals.length) {
      totals = Arrays.copyOf(totals, 2 * totals.length);
    }
    totals[size + 1] = totals[size] + number;
    size++;
  }

  boolean isAboveZero() {
    return totals[size] > 0;
  }

  boolean isLatelyAboveZero() {
    int last = Math.min(size, Math.max(FEWEST, size / QUARTER));
    return totals[size] > totals[size - last];
  }
}
