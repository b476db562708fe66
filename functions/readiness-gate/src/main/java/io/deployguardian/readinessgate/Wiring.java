package io.deployguardian.readinessgate;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.core.gate.Planning;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.wire.plan.YamlPlanReader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Readiness gate, put together. */
@Singleton
class Wiring {

  @Produces
  @Singleton
  Agent function() {
    return Agent.READINESS_GATE;
  }

  @Produces
  @Singleton
  UnaryOperator<JsonNode> door(FunctionParts parts, Supplier<JsonNode> health) {
    var store = parts.store();
    var reader = new YamlPlanReader();
    var planning =
        new Planning(
            store.rollouts(),
            store.plans(reader),
            new OnePlan("GUARDIAN_PLAN", parts.settings().plan()),
            reader,
            parts.settings().guarded(),
            store.switches(parts.settings().mode()),
            parts.pace(),
            parts.clock());
    return parts.doors(health).readinessGate(planning, store.rollouts())::enter;
  }
}
