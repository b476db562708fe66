package io.deployguardian.aws.lambda;

import io.deployguardian.core.rollout.Split;
import io.deployguardian.core.rollout.Weight;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

/**
 * A split as an alias has it: its own version, and a fraction for at most one other.
 *
 * @param additional fractions of 1
 */
record AliasWeights(String version, Map<String, Double> additional) {

  /** An alias splits between at most two. */
  private static final int MOST = 2;

  /** Whether an alias can have a split. */
  sealed interface Fit permits Possible, Impossible {}

  record Possible(AliasWeights weights) implements Fit {}

  record Impossible(String why) implements Fit {}

  AliasWeights {
    additional = Map.copyOf(additional);
  }

  static AliasWeights of(GetAliasResponse alias) {
    return new AliasWeights(
        alias.functionVersion(),
        alias.routingConfig() == null
            ? Map.of()
            : alias.routingConfig().additionalVersionWeights());
  }

  /**
   * The older version stays the alias' own through all stages, so that a stage changes one number
   * only.
   */
  static Fit of(Split split) {
    List<String> versions = List.copyOf(split.weights().keySet());
    List<String> strange =
        versions.stream().filter(version -> !AliasArn.isPublishedVersion(version)).toList();
    if (!strange.isEmpty()) {
      return new Impossible("found " + strange + ", expected published versions such as 12");
    }
    if (versions.size() > MOST) {
      return new Impossible("found " + split + ", expected at most " + MOST + " versions");
    }
    List<String> byAge =
        versions.stream().sorted(Comparator.comparingLong(Long::parseLong)).toList();
    return new Possible(
        new AliasWeights(
            byAge.getFirst(),
            byAge.size() == 1
                ? Map.of()
                : Map.of(byAge.getLast(), split.weights().get(byAge.getLast()).percent() / 100.0)));
  }

  Split split() {
    var weights = new TreeMap<String, Weight>();
    Weight own = Weight.ALL;
    for (Map.Entry<String, Double> other : additional.entrySet()) {
      Weight weight = weight(other.getValue());
      weights.merge(other.getKey(), weight, (a, b) -> b);
      own = new Weight(own.percent() - weight.percent());
    }
    weights.merge(version, own, (a, b) -> Weight.ALL);
    return new Split(weights);
  }

  /**
   * What isn't nothing is at least 1 %, and never all: a sliver of traffic must not look like none.
   */
  private static Weight weight(double fraction) {
    if (fraction <= 0) {
      return Weight.NONE;
    }
    return fraction >= 1 ? Weight.ALL : new Weight(Math.clamp(Math.round(fraction * 100), 1, 99));
  }
}
