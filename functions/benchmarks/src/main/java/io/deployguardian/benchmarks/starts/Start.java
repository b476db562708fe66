package io.deployguardian.benchmarks.starts;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One cold start, or the medians of several.
 *
 * @param poll from the start of the process to its first poll, in milliseconds
 * @param processor what that took of all processors together, in milliseconds
 * @param first the first invocation, in milliseconds
 * @param warm the median of the following ones, in milliseconds
 * @param memory resident after them, in megabytes
 * @param zip the package, in megabytes
 */
public record Start(
    double poll, double processor, double first, double warm, double memory, double zip) {

  public static Start medianOf(List<Start> starts) {
    return new Start(
        median(starts, Start::poll),
        median(starts, Start::processor),
        median(starts, Start::first),
        median(starts, Start::warm),
        median(starts, Start::memory),
        median(starts, Start::zip));
  }

  private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
    return median(starts.stream().mapToDouble(figure).toArray());
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
