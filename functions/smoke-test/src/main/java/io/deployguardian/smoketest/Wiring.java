package io.deployguardian.smoketest;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.core.check.Workflows;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.smoke.SmokeTest;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.workflow.DispatchedWorkflows;
import io.deployguardian.wire.plan.YamlPlanReader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Smoke test, put together. */
@Singleton
class Wiring {

  @Produces
  @Singleton
  Agent function() {
    return Agent.SMOKE_TEST;
  }

  @Produces
  @Singleton
  UnaryOperator<JsonNode> door(
      FunctionParts parts, Optional<GitHub> github, Supplier<JsonNode> health) {
    var store = parts.store();
    var smokeTest =
        new SmokeTest(
            store.rollouts(),
            store.plans(new YamlPlanReader()),
            parts.suite(),
            github.<Workflows>map(DispatchedWorkflows::new).orElse(Workflows.NONE),
            parts.guarded(),
            store.switches(parts.settings().mode()),
            parts.pace(),
            parts.clock());
    return parts.doors(health).smokeTest(smokeTest, store.rollouts())::enter;
  }
}
