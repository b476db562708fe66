package io.deployguardian.local.demo;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What share of a route's traffic each artifact takes.
 *
 * @param revision grows by one with each accepted write; 0 for a route that nobody wrote yet
 * @param byArtifact percent per artifact, sorted by artifact; sums to 100, or is empty for a route
 *     that nobody wrote yet
 * @throws IllegalArgumentException if the weights of a written route are not 0..100 or don't sum to
 *     100
 */
public record Weights(long revision, SortedMap<String, Integer> byArtifact) {

  static final Weights NONE = new Weights(0, new TreeMap<>());
  static final int WHOLE = 100;

  public Weights {
    byArtifact = Collections.unmodifiableSortedMap(new TreeMap<>(byArtifact));
    if (revision != 0 || !byArtifact.isEmpty()) {
      problem(byArtifact).ifPresent(Problem::raise);
    }
  }

  /**
   * @return the percent that this artifact takes, 0 if it has no part in the route
   */
  public int of(String artifact) {
    return byArtifact.getOrDefault(artifact, 0);
  }

  boolean isEmpty() {
    return byArtifact.isEmpty();
  }

  Weights next(Map<String, Integer> written) {
    return new Weights(revision + 1, new TreeMap<>(written));
  }

  /**
   * @param roll 0..99, each as likely as the others
   */
  String choose(int roll) {
    int reached = 0;
    for (Map.Entry<String, Integer> share : byArtifact.entrySet()) {
      reached += share.getValue();
      if (roll < reached) {
        return share.getKey();
      }
    }
    throw new IllegalArgumentException(
        "roll: found %d, expected 0..99 on a written route".formatted(roll));
  }

  private static Optional<Problem> problem(Map<String, Integer> weights) {
    return weights.entrySet().stream()
        .flatMap(share -> problem(share.getKey(), share.getValue()).stream())
        .findFirst()
        .or(() -> sumProblem(weights));
  }

  private static Optional<Problem> problem(String artifact, int weight) {
    return weight >= 0 && weight <= WHOLE
        ? Artifacts.problem("weights", artifact)
        : Optional.of(
            new Problem("weights." + artifact, String.valueOf(weight), "an integer 0..100"));
  }

  static Optional<Problem> sumProblem(Map<String, Integer> weights) {
    int sum = weights.values().stream().mapToInt(Integer::intValue).sum();
    return sum == WHOLE
        ? Optional.empty()
        : Optional.of(new Problem("weights", "a sum of " + sum, "a sum of 100"));
  }
}
