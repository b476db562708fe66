package io.deployguardian.core.canary.evidence;

/** Since when something may be so, if it is not from the first interval on. */
final class Onset {

  /** Later ones are less likely, but none is ruled out. */
  private static final double DELAY = 60;

  private Onset() {}

  /** The probability of the n-th interval, from 2 on; a sum of about 1 over all of them. */
  static double weight(int n) {
    return (DELAY + 1.5) / ((n + DELAY) * (n + DELAY));
  }
}
