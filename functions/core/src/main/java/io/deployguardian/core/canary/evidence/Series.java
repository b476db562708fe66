package io.deployguardian.core.canary.evidence;

import java.util.Arrays;

/** A growing series of numbers; a look at any stretch up to the present costs the same. */
final class Series {

  private double[] values = new double[16];

  /** {@code totals[i]} is the sum of the first i values. */
  private double[] totals = new double[17];

  private int size;
  private double squares;
  private double products;

  /** Where the two largest and the two smallest values are; the second ones from two values on. */
  private int largest;

  private int secondLargest = -1;
  private int smallest;
  private int secondSmallest = -1;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
      totals = Arrays.copyOf(totals, 2 * size + 1);
    }
    values[size] = value;
    totals[size + 1] = totals[size] + value;
    squares += value * value;
    if (size > 0) {
      products += values[size - 1] * value;
      rank(size);
    }
    size++;
  }

  int size() {
    return size;
  }

  Sums sums() {
    return new Sums(size, values[0], values[size - 1], totals[size], squares, products);
  }

  /**
   * The sums with the largest value lowered to the second largest, and the smallest raised to the
   * second smallest: no single value decides.
   */
  Sums tamed() {
    double low = values[smallest];
    double high = values[largest];
    Sums tamed = replace(smallest, values[secondSmallest], sums());
    tamed = replace(largest, values[secondLargest], tamed);
    values[smallest] = low;
    values[largest] = high;
    return tamed;
  }

  /**
   * How much the innovations show of a level that sets in with the value at {@code from}, which is
   * not the first.
   */
  Sums.Level levelSince(int from, double rho) {
    double slow = 1 - rho;
    double jump = values[from] - rho * values[from - 1];
    double rest = totals[size] - totals[from + 1] - rho * (totals[size - 1] - totals[from]);
    return new Sums.Level(1 + (size - 1 - from) * slow * slow, jump + slow * rest);
  }

  /** Writes into the values; whoever calls it puts them right again. */
  private Sums replace(int at, double by, Sums sums) {
    double was = values[at];
    double neighbours = (at > 0 ? values[at - 1] : 0) + (at < size - 1 ? values[at + 1] : 0);
    values[at] = by;
    return new Sums(
        size,
        values[0],
        values[size - 1],
        sums.total() + by - was,
        sums.squares() + by * by - was * was,
        sums.products() + (by - was) * neighbours);
  }

  private void rank(int at) {
    double value = values[at];
    if (value > values[largest]) {
      secondLargest = largest;
      largest = at;
    } else if (secondLargest < 0 || value > values[secondLargest]) {
      secondLargest = at;
    }
    if (value < values[smallest]) {
      secondSmallest = smallest;
      smallest = at;
    } else if (secondSmallest < 0 || value < values[secondSmallest]) {
      secondSmallest = at;
    }
  }
}
