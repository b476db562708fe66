package io.deployguardian.core.rollout;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Absolute weights per artifact. Absolute, because writing the same split twice changes nothing.
 *
 * @param weights artifact to weight; artifacts at 0 % are left out, the rest add up to 100 %
 */
public record Split(SortedMap<String, Weight> weights) {

  public Split {
    weights = new TreeMap<>(weights);
    weights.values().removeIf(Weight.NONE::equals);
    int sum = weights.values().stream().mapToInt(Weight::percent).sum();
    if (sum != 100) {
      throw new IllegalArgumentException(
          "split: found weights adding up to " + sum + " %, expected 100 %");
    }
  }

  public static Split allTo(Release release) {
    return new Split(new TreeMap<>(Map.of(release.artifact(), Weight.ALL)));
  }

  /** {@code weight} to the canary, the rest to the baseline. */
  public static Split between(Release baseline, Release canary, Weight weight) {
    var weights = new TreeMap<String, Weight>();
    weights.put(baseline.artifact(), weight.rest());
    // The same artifact on both sides simply takes everything.
    weights.merge(canary.artifact(), weight, (a, b) -> Weight.ALL);
    return new Split(weights);
  }

  public Weight of(Release release) {
    return weights.getOrDefault(release.artifact(), Weight.NONE);
  }

  @Override
  public String toString() {
    return weights.toString();
  }
}
