package io.deployguardian.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Severity;
import io.deployguardian.core.testing.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduledAuditTest {

  private static final class Ledger implements AuditLedger {
    private final Map<String, AuditReport> runs = new HashMap<>();
    private final Map<String, Event.AuditCompleted> told = new HashMap<>();
    private long deadLetters;

    @Override
    public boolean record(AuditReport report, Event.AuditCompleted event) {
      told.putIfAbsent(event.id().value(), event);
      return runs.putIfAbsent(event.id().value(), report) == null;
    }

    @Override
    public Optional<AuditReport> latest(String scope) {
      return runs.values().stream().findFirst();
    }

    @Override
    public long deadLetters() {
      return deadLetters;
    }
  }

  private final World world = new World();
  private final Ledger ledger = new Ledger();
  private UndeliveredWebhooks.Found webhooks = UndeliveredWebhooks.Found.NOTHING;
  private final ScheduledAudit audit =
      new ScheduledAudit(
          world.rollouts,
          ledger,
          () -> webhooks,
          List.of(
              new OverdueRollouts(Duration.ofMinutes(5)),
              new FailedRollbacks(),
              new DeadLettersLeft(),
              new UndeliveredWebhooks()),
          world.clock);

  @Test
  void finds_nothing_where_everything_is_well() {
    world.promote(1);
    var report = audit.audit("run");
    assertThat(report.findings()).isEmpty();
    assertThat(report.worst()).isEqualTo(Severity.INFO);
    assertThat(ledger.told.values()).extracting(Event.AuditCompleted::findings).containsExactly(0);
  }

  @Test
  void finds_an_active_rollout_that_nobody_drives() {
    world.created(1);
    world.clock.pass(World.PACE.grace().plusMinutes(5));
    assertThat(audit.audit("in time").findings()).isEmpty();
    world.clock.pass(Duration.ofMinutes(1));
    var report = audit.audit("late");
    assertThat(report.findings())
        .extracting(Finding::rule, Finding::subject)
        .containsExactly(tuple("overdue-rollout", "4711-1-shop"));
    assertThat(report.worst()).isEqualTo(Severity.WARNING);
  }

  @Test
  void finds_a_failed_rollback_that_waits_for_somebody() {
    world.promote(1);
    world.rollBack(1);
    var finding = audit.dryRun().findings().getFirst();
    assertThat(finding.rule()).isEqualTo("failed-rollback");
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.evidence()).contains("no way back");
  }

  @Test
  void finds_dead_letters() {
    ledger.deadLetters = 3;
    assertThat(audit.dryRun().findings())
        .extracting(Finding::evidence)
        .containsExactly("3 dead letters");
  }

  @Test
  void records_a_run_once_and_a_dry_run_never() {
    audit.dryRun();
    assertThat(ledger.runs).isEmpty();
    audit.audit("run");
    audit.audit("run");
    assertThat(ledger.runs).hasSize(1);
  }

  @Test
  void the_worst_finding_names_the_severity_of_the_event() {
    world.promote(1);
    world.rollBack(1);
    ledger.deadLetters = 1;
    audit.audit("run");
    assertThat(ledger.told.values())
        .extracting(Event.AuditCompleted::severity)
        .containsExactly(Severity.CRITICAL);
  }

  @Test
  void measures_delivery_from_the_ledger() {
    world.promote(1);
    world.promote(2);
    world.deploy(3);
    world.minutes(1);
    world.rollBack(3);
    world.failed(4);
    world.bus.run();
    var dora = audit.dryRun().dora();
    // The fourth never had traffic.
    assertThat(dora.deployments()).isEqualTo(3);
    assertThat(dora.perDay()).isEqualTo(0.1);
    assertThat(dora.changeFailureRate()).hasValue(1 / 3.0);
    assertThat(dora.leadTime()).isPresent();
    assertThat(dora.recoveryTime()).contains(Duration.ZERO);
  }

  @Test
  void measures_nothing_where_nothing_happened() {
    var dora = Dora.of(List.of(), world.clock.instant(), Duration.ofDays(30));
    assertThat(dora.deployments()).isZero();
    assertThat(dora.changeFailureRate()).isEmpty();
    assertThat(dora.leadTime()).isEmpty();
    assertThat(dora.recoveryTime()).isEmpty();
  }

  @Test
  void warns_of_webhooks_that_never_arrived_and_of_a_github_that_refuses_to_say() {
    webhooks =
        new UndeliveredWebhooks.Found(List.of("deployment 1-2-3: timed out"), Optional.empty());
    assertThat(audit.dryRun().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.subject()).contains("deployment 1-2-3");
            });
    webhooks = new UndeliveredWebhooks.Found(List.of(), Optional.of("401: the key expired"));
    assertThat(audit.dryRun().findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.evidence()).contains("the key expired"));
  }

  @Test
  void forgets_what_is_older_than_its_window() {
    world.promote(1);
    world.clock.pass(Duration.ofDays(31));
    assertThat(audit.dryRun().dora().deployments()).isZero();
  }
}
