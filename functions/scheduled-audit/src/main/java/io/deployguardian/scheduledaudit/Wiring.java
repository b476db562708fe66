package io.deployguardian.scheduledaudit;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.core.audit.DeadLettersLeft;
import io.deployguardian.core.audit.FailedRollbacks;
import io.deployguardian.core.audit.OverdueRollouts;
import io.deployguardian.core.audit.ScheduledAudit;
import io.deployguardian.core.rollout.Agent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Scheduled audit, put together. */
@Singleton
class Wiring {

  @Produces
  @Singleton
  Agent function() {
    return Agent.SCHEDULED_AUDIT;
  }

  @Produces
  @Singleton
  UnaryOperator<JsonNode> door(FunctionParts parts, Supplier<JsonNode> health) {
    var store = parts.store();
    var rules =
        List.of(
            new OverdueRollouts(parts.pace().grace().multipliedBy(5)),
            new FailedRollbacks(),
            new DeadLettersLeft());
    var audit = new ScheduledAudit(store.rollouts(), store.audits(), rules, parts.clock());
    return parts.doors(health).scheduledAudit(audit)::enter;
  }
}
