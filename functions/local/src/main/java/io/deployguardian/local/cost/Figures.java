package io.deployguardian.local.cost;

import java.util.Locale;

/** Numbers as people read them. */
final class Figures {

  private Figures() {}

  /** Enough digits to see what a single deployment costs. */
  static String usd(double amount) {
    String form = amount == 0 ? "%.0f" : amount >= 1 ? "%.2f" : amount >= 0.01 ? "%.3f" : "%.5f";
    return String.format(Locale.ROOT, form, amount);
  }

  static String count(double amount) {
    String form =
        amount >= 100 || amount == Math.rint(amount) ? "%,.0f" : amount >= 1 ? "%,.1f" : "%.4f";
    return String.format(Locale.ROOT, form, amount + 0.0);
  }
}
