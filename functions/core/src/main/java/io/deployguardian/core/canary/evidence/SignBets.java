package io.deployguardian.core.canary.evidence;

import java.util.Arrays;

/**
 * Evidence that the outsize values of a series are positive more often than negative: a tail that
 * one side has and the other has not. Under any law that is symmetric about 0 the sign says nothing
 * about the size, so betting on the sign of what is outsize, by the sizes before it, is fair. Right
 * after a bet the next one is small: neighbours may be one and the same disturbance.
 */
public final class SignBets {

  private static final double STAKE = 0.9;
  private static final double STAKE_AFTER = 0.4;

  /** Outsize is what is this many times the median size so far: one in 25, if normal. */
  private static final double OUTSIZE = 3;

  /** Before there is a median worth a name. */
  private static final int ENOUGH = 5;

  private double[] sizes = new double[16];
  private int count;
  private boolean betBefore;
  private double log;

  public void observe(double value) {
    double size = Math.abs(value);
    boolean bet = count >= ENOUGH && size > OUTSIZE * sizes[count / 2];
    if (bet) {
      double stake = betBefore ? STAKE_AFTER : STAKE;
      log += Math.log1p(value > 0 ? stake : -stake);
    }
    betBefore = bet;
    insert(size);
  }

  /** The e-value's logarithm. */
  public double log() {
    return log;
  }

  private void insert(double size) {
    if (count == sizes.length) {
      sizes = Arrays.copyOf(sizes, 2 * count);
    }
    int at = Arrays.binarySearch(sizes, 0, count, size);
    int place = at >= 0 ? at : -at - 1;
    System.arraycopy(sizes, place, sizes, place + 1, count - place);
    sizes[place] = size;
    count++;
  }
}
