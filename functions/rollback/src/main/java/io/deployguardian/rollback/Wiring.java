package io.deployguardian.rollback;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.aws.lambda.LambdaAliasTraffic;
import io.deployguardian.core.rollback.Health;
import io.deployguardian.core.rollback.Rollback;
import io.deployguardian.core.rollback.WayBack;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Steering;
import io.deployguardian.wire.door.RollbackDoor;
import io.deployguardian.wire.plan.YamlPlanReader;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Rollback, put together. */
@Singleton
class Wiring {

  @Produces
  @Singleton
  Agent function() {
    return Agent.ROLLBACK;
  }

  @Produces
  @Singleton
  UnaryOperator<JsonNode> door(FunctionParts parts, Supplier<JsonNode> health) {
    var rollouts = parts.store().rollouts();
    var plans = parts.store().plans(new YamlPlanReader());
    var switches = parts.store().switches(parts.settings().mode());
    var guarded = parts.guarded();
    var wayBack =
        new WayBack(
            rollouts,
            new Steering(rollouts, guarded, LambdaAliasTraffic.onAws(parts.targets())),
            new Health(plans, guarded, parts.suite()),
            switches,
            parts.pace(),
            parts.clock());
    var rollback = new Rollback(rollouts, switches, wayBack, parts.pace(), parts.clock());
    return RollbackDoor.of(parts.doors(health), rollback, wayBack)::enter;
  }
}
