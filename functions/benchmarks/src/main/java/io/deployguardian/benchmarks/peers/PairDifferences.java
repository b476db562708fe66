package io.deployguardian.benchmarks.peers;

import java.util.Arrays;

/**
 * Canary minus baseline, for every canary's value with every baseline's value, sorted. Grows by one
 * value on either side: sorting all of them at every look would take most of a simulation's time.
 */
final class PairDifferences {
  private double[] baseline = {};
  private double[] canary = {};
  private double[] sorted = {};

  void add(double newBaseline, double newCanary) {
    int n = baseline.length;
    double[] differences = new double[2 * n + 1];
    for (int i = 0; i < n; i++) {
      differences[2 * i] = newCanary - baseline[i];
      differences[2 * i + 1] = canary[i] - newBaseline;
    }
    differences[2 * n] = newCanary - newBaseline;
    Arrays.sort(differences);
    sorted = merged(sorted, differences);
    baseline = appended(baseline, newBaseline);
    canary = appended(canary, newCanary);
  }

  /** Values on either side. */
  int size() {
    return baseline.length;
  }

  /**
   * @param rank 1 is the smallest of all
   */
  double smallest(int rank) {
    return sorted[rank - 1];
  }

  /** The Hodges-Lehmann estimate of the shift. */
  double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double[] appended(double[] some, double one) {
    double[] all = Arrays.copyOf(some, some.length + 1);
    all[some.length] = one;
    return all;
  }

  private static double[] merged(double[] some, double[] others) {
    double[] merged = new double[some.length + others.length];
    int i = 0;
    int j = 0;
    while (i + j < merged.length) {
      if (j == others.length || (i < some.length && some[i] <= others[j])) {
        merged[i + j] = some[i];
        i++;
      } else {
        merged[i + j] = others[j];
        j++;
      }
    }
    return merged;
  }
}
