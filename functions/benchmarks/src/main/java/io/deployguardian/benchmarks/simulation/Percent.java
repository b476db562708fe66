package io.deployguardian.benchmarks.simulation;

import java.util.Locale;

/** Shares as people read them. */
public final class Percent {

  private Percent() {}

  /** 0.01234 is "1.23 %"; from a tenth on one decimal is enough. */
  public static String of(double share) {
    return String.format(Locale.ROOT, share < 0.1 ? "%.2f %%" : "%.1f %%", 100 * share);
  }
}
