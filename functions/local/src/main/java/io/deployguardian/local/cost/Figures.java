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
    boolean whole = amount >= 10 || Math.abs(amount - Math.rint(amount)) < 1e-9;
    String form = whole ? "%,.0f" : amount >= 1 ? "%,.1f" : "%.5f";
    return String.format(Locale.ROOT, form, amount);
  }
}
