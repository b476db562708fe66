package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.plan.Tier;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the environments of a service can come one after the other. Without {@code after} they
 * always can: the tiers have an order.
 */
final class PromotionOrder {

  private final ServicePlan service;
  private final Set<String> names;

  private PromotionOrder(ServicePlan service, Set<String> names) {
    this.service = service;
    this.names = names;
  }

  /**
   * @param environments with those that could not be read: naming one is not wrong, too
   */
  static void check(ServicePlan service, Block environments) {
    var order = new PromotionOrder(service, environments.entries().keySet());
    service
        .environments()
        .forEach(
            (name, plan) ->
                plan.promotion()
                    .after()
                    .flatMap(after -> order.complaint(name, after))
                    .ifPresent(
                        expected ->
                            environments
                                .get(name)
                                .flatMap(environment -> environment.value("after"))
                                .ifPresent(spot -> spot.wrong(expected))));
  }

  private Optional<String> complaint(String name, String after) {
    if (after.equals(name) || !names.contains(after)) {
      return Optional.of("another environment of the service");
    }
    if (isPreview(name)) {
      return Optional.of("no after in a preview, which waits for nothing");
    }
    if (isPreview(after)) {
      return Optional.of("an environment that is no preview");
    }
    return Optional.of(circle(name))
        .filter(circle -> circle.contains(name))
        .map(
            circle ->
                "no circle, and it goes " + name + " after " + String.join(" after ", circle));
  }

  private boolean isPreview(String name) {
    return service.environment(name).map(EnvironmentPlan::promotion).stream()
        .anyMatch(promotion -> promotion.tier() == Tier.PREVIEW);
  }

  /** What comes before, and before that, until nothing does or something comes again. */
  private Set<String> circle(String name) {
    Set<String> chain = new LinkedHashSet<>();
    Optional<String> at = service.before(name);
    while (at.isPresent() && chain.add(at.get()) && !at.get().equals(name)) {
      at = service.before(at.get());
    }
    return chain;
  }
}
