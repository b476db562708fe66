package io.deployguardian.scheduledaudit;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.FunctionParts;
import io.deployguardian.core.audit.DeadLettersLeft;
import io.deployguardian.core.audit.FailedRollbacks;
import io.deployguardian.core.audit.OverdueRollouts;
import io.deployguardian.core.audit.ScheduledAudit;
import io.deployguardian.core.audit.UndeliveredWebhooks;
import io.deployguardian.core.delivery.LostDeliveries;
import io.deployguardian.core.intake.Intake;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.wire.door.AuditDoor;
import io.deployguardian.wire.door.LostRequests;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.delivery.AppDeliveries;
import io.deployguardian.wire.github.delivery.WaitingRuns;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
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
  UnaryOperator<JsonNode> door(
      FunctionParts parts, Optional<GitHub> github, Supplier<JsonNode> health) {
    var store = parts.store();
    var rules =
        List.of(
            new OverdueRollouts(parts.pace().grace().multipliedBy(5)),
            new FailedRollbacks(),
            new DeadLettersLeft(),
            new UndeliveredWebhooks());
    Optional<LostDeliveries> lost =
        github.map(AppDeliveries::new).map(of -> new LostDeliveries(of, parts.clock()));
    var intake =
        new Intake(store.rollouts(), store.gates(), store.inbox(), parts.pace(), parts.clock());
    Optional<LostRequests> requests =
        github.map(
            to -> {
              var guarded = parts.guarded();
              var runs = new WaitingRuns(to, guarded);
              return new LostRequests(store.rollouts(), guarded, runs, intake, parts.watch());
            });
    var audit =
        new ScheduledAudit(
            store.rollouts(),
            store.audits(),
            () -> AuditDoor.undelivered(lost),
            rules,
            parts.clock());
    return new AuditDoor(audit, lost, requests, parts.clock(), parts.watch())
            .of(parts.doors(health))
        ::enter;
  }
}
