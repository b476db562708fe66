package io.deployguardian.core.rollout;

/**
 * A share of an environment's traffic.
 *
 * @param percent whole percent, 0 to 100
 */
public record Weight(int percent) implements Comparable<Weight> {

  public static final Weight NONE = new Weight(0);
  public static final Weight ALL = new Weight(100);

  public Weight {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException(
          "weight: found " + percent + ", expected 0 to 100 percent");
    }
  }

  public Weight rest() {
    return new Weight(100 - percent);
  }

  public boolean isAll() {
    return percent == 100;
  }

  @Override
  public int compareTo(Weight other) {
    return Integer.compare(percent, other.percent);
  }

  @Override
  public String toString() {
    return percent + " %";
  }
}
