package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Scope;
import io.deployguardian.core.plan.ServicePlan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One entry of {@code services:}. */
final class ServiceSection {

  private static final String[] KEYS = {
    "paths",
    "ignore",
    "health",
    "rollback",
    "monitoring",
    "runbook",
    "resources",
    "security",
    "objectives",
    "contacts",
    "migrations",
    "flags",
    "environments"
  };

  private ServiceSection() {}

  static ServicePlan read(Spot at) {
    Block service = Block.withKeys(at, KEYS);
    var scope =
        new Scope(
            service.list("paths", PlanLimits.GLOBS, Form.GLOB::read).orElse(PlanDefaults.PATHS),
            service.list("ignore", PlanLimits.GLOBS, Form.GLOB::read).orElse(List.of()));
    var declared = DeclaredSection.read(service);
    SortedMap<String, EnvironmentPlan> environments = new TreeMap<>();
    var named =
        service
            .need("environments", "at least one environment")
            .map(spot -> Block.ofNames(spot, PlanLimits.ENVIRONMENTS, "environments"));
    named.ifPresent(
        block ->
            block
                .entries()
                .forEach(
                    (name, spot) ->
                        EnvironmentSection.read(name, spot)
                            .ifPresent(plan -> environments.put(name, plan))));
    var plan = new ServicePlan(scope, declared, environments);
    named.ifPresent(block -> PromotionOrder.check(plan, block));
    return plan;
  }
}
