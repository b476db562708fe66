package io.deployguardian.core.runbook;

import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.Declared;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.Promotion;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.plan.SmokePlan;
import java.util.stream.Stream;

/** Whose runbook it is, as its plan has it. */
record Service(String name, ServicePlan plan) {

  Declared declared() {
    return plan.declared();
  }

  /** Where the plan has, or should have, something about the service. */
  String place(String key) {
    return "services." + name + "." + key;
  }

  Stream<Here> environments() {
    return plan.environments().entrySet().stream()
        .map(entry -> new Here(this, entry.getKey(), entry.getValue()));
  }

  /** The service in one environment. */
  record Here(Service service, String environment, EnvironmentPlan plan) {

    Promotion promotion() {
      return plan.promotion();
    }

    SmokePlan smoke() {
      return plan.smoke();
    }

    CanaryPlan canary() {
      return plan.canary();
    }

    /** Whether a version is exposed step by step, and judged. */
    boolean isStaged() {
      return !canary().stages().isEmpty();
    }

    String place(String key) {
      return service.place("environments." + environment + "." + key);
    }
  }
}
