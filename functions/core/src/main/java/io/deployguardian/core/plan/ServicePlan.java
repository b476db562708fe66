package io.deployguardian.core.plan;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One service of a repository: which files it is made of, what it declares about itself, and how it
 * is brought into each environment.
 *
 * @param environments by GitHub's name
 */
public record ServicePlan(
    Scope scope, Declared declared, SortedMap<String, EnvironmentPlan> environments) {

  public ServicePlan {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(declared, "declared");
    environments = Collections.unmodifiableSortedMap(new TreeMap<>(environments));
  }

  /** A service that is the whole repository and declares nothing about itself. */
  public static ServicePlan of(SortedMap<String, EnvironmentPlan> environments) {
    return new ServicePlan(Scope.EVERYTHING, Declared.NOTHING, environments);
  }

  public Optional<EnvironmentPlan> environment(String name) {
    return Optional.ofNullable(environments.get(name));
  }

  /**
   * The environment whose promotion {@code environment} waits for: the one that it names itself,
   * else the first by name of the nearest lower tier that has any. A preview waits for nothing.
   */
  public Optional<String> before(String environment) {
    return environment(environment)
        .map(EnvironmentPlan::promotion)
        .filter(promotion -> promotion.tier() != Tier.PREVIEW)
        .flatMap(promotion -> promotion.after().or(() -> nearestBelow(promotion.tier())));
  }

  private Optional<String> nearestBelow(Tier tier) {
    return tier.below().flatMap(this::in).findFirst();
  }

  private Stream<String> in(Tier tier) {
    return environments.entrySet().stream()
        .filter(entry -> entry.getValue().promotion().tier() == tier)
        .map(Map.Entry::getKey);
  }
}
