package io.deployguardian.core.rollout;

import java.util.Objects;

/**
 * What runs, and where: the scope in which at most one rollout is active.
 *
 * @param repository GitHub's numeric repository id, which survives renames
 * @param service the service inside the repository, {@code default} where the deployment names none
 * @param environment GitHub's environment name
 */
public record ServiceKey(long repository, String service, String environment) {

  public ServiceKey {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(environment, "environment");
  }

  /** The printable form, {@code 4711/shop/production}. */
  @Override
  public String toString() {
    return repository + "/" + service + "/" + environment;
  }
}
