package io.deployguardian.core.plan;

import io.deployguardian.core.rollout.ServiceKey;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A repository's plan: its services by name. */
public record Plan(SortedMap<String, ServicePlan> services) {

  public Plan {
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
  }

  public Set<String> serviceNames() {
    return services.keySet();
  }

  public boolean names(String service) {
    return services.containsKey(service);
  }

  public Optional<ServicePlan> service(String name) {
    return Optional.ofNullable(services.get(name));
  }

  /** What is declared for one service in one environment; empty where the plan leaves it alone. */
  public Optional<EnvironmentPlan> of(ServiceKey key) {
    return service(key.service()).flatMap(service -> service.environment(key.environment()));
  }
}
