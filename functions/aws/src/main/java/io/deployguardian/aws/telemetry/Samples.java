package io.deployguardian.aws.telemetry;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * Each single value since the last flush. CloudWatch computes percentiles from single values only,
 * and one invocation records few.
 */
final class Samples {

  /** Beyond it a flush is missing; then the newest are dropped rather than the memory used up. */
  private static final int MOST = 10_000;

  private final AtomicLong count = new AtomicLong();
  private final DoubleAdder total = new DoubleAdder();
  private final DoubleAccumulator max = new DoubleAccumulator(Math::max, 0);
  private double[] values = new double[16];
  private int size;

  synchronized void add(double value) {
    count.incrementAndGet();
    total.add(value);
    max.accumulate(value);
    if (size == MOST) {
      return;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.min(MOST, 2 * size));
    }
    values[size++] = value;
  }

  synchronized double[] drain() {
    double[] drained = Arrays.copyOf(values, size);
    size = 0;
    return drained;
  }

  long count() {
    return count.get();
  }

  double total() {
    return total.sum();
  }

  double max() {
    return max.get();
  }
}
