package io.deployguardian.core.testing;

/**
 * Counts what a worker asks of the store and the target, and lets something happen just before one
 * of these calls.
 */
public final class Calls {

  private int made;
  private int until = -1;
  private Runnable surprise = () -> {};

  /** Lets {@code what} happen once, before the {@code k}th call from now on (0 is the next one). */
  public void before(int k, Runnable what) {
    until = k;
    surprise = what;
  }

  public void undisturbed() {
    until = -1;
  }

  /** Whether the surprise still waits for its call. */
  public boolean isWaiting() {
    return until >= 0;
  }

  public int made() {
    return made;
  }

  void next() {
    made++;
    if (until >= 0 && until-- == 0) {
      surprise.run();
    }
  }
}
