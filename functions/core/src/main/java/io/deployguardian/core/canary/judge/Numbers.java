package io.deployguardian.core.canary.judge;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them, the same in any locale. */
final class Numbers {

  private static final double MANY = 1e6;
  private static final double MANY_TIMES = 10;

  private Numbers() {}

  static String share(long bad, long total) {
    return total == 0
        ? "no events"
        : String.format(Locale.ROOT, "%.2f %% of %d", 100.0 * bad / total, total);
  }

  static String percent(double share) {
    double percent = 100 * share;
    if (!Double.isFinite(percent)) {
      return percent + " %";
    }
    var exact = new BigDecimal(percent).round(new MathContext(4));
    return exact.signum() == 0 ? "0 %" : exact.stripTrailingZeros().toPlainString() + " %";
  }

  /** A relative change: {@code +12 %}. */
  static String change(double effect) {
    if (effect >= MANY_TIMES) {
      return "over +1000 %";
    }
    return String.format(
        Locale.ROOT, Math.abs(effect) < 0.1 ? "%+.1f %%" : "%+.0f %%", 100 * effect);
  }

  static String plain(double value) {
    double size = Math.abs(value);
    boolean usual = size == 0 || size >= 0.001 && size < MANY;
    return String.format(Locale.ROOT, usual ? "%.4g" : "%.3e", value);
  }

  static String whole(double value) {
    return String.format(Locale.ROOT, "%.0f", value);
  }

  /** Odds, of the logarithm of an e-value: {@code 120 to 1}. */
  static String odds(double log) {
    double odds = Math.exp(log);
    if (odds >= MANY) {
      return "over a million to 1";
    }
    return odds < 1
        ? "none"
        : String.format(Locale.ROOT, odds < 100 ? "%.1f to 1" : "%.0f to 1", odds);
  }
}
