package io.deployguardian.core.plan;

import io.deployguardian.core.rollout.ServiceKey;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A repository's plan: its services, each with its environments. */
public record Plan(SortedMap<String, SortedMap<String, EnvironmentPlan>> services) {

  public Plan {
    services = new TreeMap<>(services);
  }

  public Set<String> serviceNames() {
    return services.keySet();
  }

  public boolean names(String service) {
    return services.containsKey(service);
  }

  /** What is declared for one service in one environment; empty where the plan leaves it alone. */
  public Optional<EnvironmentPlan> of(ServiceKey key) {
    return Optional.ofNullable(services.get(key.service()))
        .map(environments -> environments.get(key.environment()));
  }
}
