package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.dynamodb.DynamoGuardianTable.Index;
import io.deployguardian.aws.dynamodb.Transactions.Outcome;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Audit runs: each with its report and the event that tells of it, in one transaction. */
public final class DynamoAudits {
  private static final String AUDITS = "AUDIT";

  private final Table table;
  private final Transactions transactions;
  private final Runnable afterCommit;

  public DynamoAudits(
      DynamoDbClient client, String tableName, RandomGenerator random, Runnable afterCommit) {
    this.table = new Table(client, tableName);
    this.transactions = new Transactions(client, random);
    this.afterCommit = afterCommit;
  }

  /**
   * {@link Committed.Done} without rollouts, or {@link Committed.Duplicate} where the run is on
   * record.
   */
  public Committed record(
      String scope, Instant at, String reportJson, Event.AuditCompleted event, Claim claim) {
    var run =
        Item.at(Key.auditRun(scope, at))
            .with(Item.BODY, reportJson)
            .with("findings", event.findings())
            .in(Index.LISTING, AUDITS, at);
    var told = EventWrites.pending(Key.auditEvent(scope, event.id()), event);
    var items =
        List.of(
            ChangeWrites.claim(table.name(), claim), run.put(table.name()), told.put(table.name()));
    return switch (transactions.write(items)) {
      case Outcome.Failed failed -> new Committed.Duplicate(claim);
      case Outcome.Written written -> {
        afterCommit.run();
        yield new Committed.Done(List.of());
      }
    };
  }

  /** The report of the last run, as it was given. */
  public Optional<String> latest(String scope) {
    return table.last("AUDIT#" + scope, Key.RUN).map(item -> item.get(Item.BODY).s());
  }
}
