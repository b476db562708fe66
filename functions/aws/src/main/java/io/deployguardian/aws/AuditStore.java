package io.deployguardian.aws;

import io.deployguardian.aws.bus.DeadLetters;
import io.deployguardian.aws.dynamodb.DynamoAudits;
import io.deployguardian.core.audit.AuditLedger;
import io.deployguardian.core.audit.AuditReport;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.wire.json.DomainJson;
import java.util.Optional;

/** The audits' ledger: reports as JSON in the table. */
record AuditStore(DynamoAudits audits, DeadLetters letters) implements AuditLedger {

  @Override
  public boolean record(AuditReport report, Event.AuditCompleted event) {
    var claim = Claim.of(Agent.SCHEDULED_AUDIT, event.id(), report.at());
    Committed committed =
        audits.record(report.scope(), report.at(), DomainJson.write(report), event, claim);
    return committed instanceof Committed.Done;
  }

  @Override
  public Optional<AuditReport> latest(String scope) {
    return audits.latest(scope).map(json -> DomainJson.read(json, AuditReport.class));
  }

  @Override
  public long deadLetters() {
    return letters.count();
  }
}
