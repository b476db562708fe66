package io.deployguardian.core.audit;

import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Rollouts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Reads the ledger once, asks each rule, records the report. */
public final class ScheduledAudit {

  /** What the guardian audits about itself. */
  public static final String SCOPE = "guardian";

  private static final int READ = 1_000;
  private static final Duration WINDOW = Duration.ofDays(30);

  private final Rollouts rollouts;
  private final AuditLedger ledger;
  private final Supplier<UndeliveredWebhooks.Found> webhooks;
  private final List<AuditRule> rules;
  private final InstantSource clock;

  public ScheduledAudit(
      Rollouts rollouts,
      AuditLedger ledger,
      Supplier<UndeliveredWebhooks.Found> webhooks,
      List<AuditRule> rules,
      InstantSource clock) {
    this.rollouts = rollouts;
    this.ledger = ledger;
    this.webhooks = webhooks;
    this.rules = List.copyOf(rules);
    this.clock = clock;
  }

  /**
   * @param run identifies this run, such as its schedule's event; repeating it records nothing
   *     twice
   */
  public AuditReport audit(String run) {
    AuditReport report = dryRun();
    var event =
        new Event.AuditCompleted(
            new EventId("audit-" + SCOPE + "-" + run),
            report.at(),
            SCOPE,
            report.findings().size(),
            report.worst());
    ledger.record(report, event);
    return report;
  }

  public AuditReport dryRun() {
    Instant now = clock.instant();
    List<Recorded> newest = rollouts.newest(READ);
    List<Recorded> due =
        rollouts.due(now, READ).stream().flatMap(id -> rollouts.find(id).stream()).toList();
    var evidence = new Evidence(now, newest, due, ledger.deadLetters(), webhooks.get());
    List<Finding> findings = rules.stream().flatMap(rule -> rule.ask(evidence).stream()).toList();
    return new AuditReport(SCOPE, now, findings, Dora.of(newest, now, WINDOW));
  }
}
