package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.dynamodb.Transactions.Outcome;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Committed;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Inbox;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Facts about repositories: claims and the event that tells of them, in one transaction. */
public final class DynamoInbox implements Inbox {
  private final Table table;
  private final Transactions transactions;
  private final Runnable afterCommit;

  public DynamoInbox(
      DynamoDbClient client, String tableName, RandomGenerator random, Runnable afterCommit) {
    this.table = new Table(client, tableName);
    this.transactions = new Transactions(client, random);
    this.afterCommit = afterCommit;
  }

  @Override
  public Committed take(Event.OfRepository event, Set<Claim> claims) {
    List<Claim> given = List.copyOf(claims);
    var told =
        EventWrites.pending(Key.repositoryEvent(event.origin().repository(), event.id()), event);
    var items =
        Stream.concat(
                given.stream().map(claim -> ChangeWrites.claim(table.name(), claim)),
                Stream.of(told.put(table.name())))
            .toList();
    return switch (transactions.write(items)) {
      case Outcome.Written written -> {
        afterCommit.run();
        yield new Committed.Done(List.of());
      }
      case Outcome.Failed failed -> new Committed.Duplicate(refused(given, failed));
    };
  }

  /** Only claims have conditions here; DynamoDB doesn't promise to name each that failed. */
  private Claim refused(List<Claim> claims, Outcome.Failed failed) {
    return Stream.iterate(0, i -> i < claims.size(), i -> i + 1)
        .filter(failed::at)
        .map(claims::get)
        .findFirst()
        .or(() -> claims.stream().filter(c -> table.get(Key.claim(c)).isPresent()).findFirst())
        .orElseThrow(() -> new IllegalStateException("refused without a claim that exists"));
  }
}
