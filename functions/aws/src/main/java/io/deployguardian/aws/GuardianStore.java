package io.deployguardian.aws;

import io.deployguardian.aws.bus.DeadLetters;
import io.deployguardian.aws.bus.Outbox;
import io.deployguardian.aws.client.SmallHttp;
import io.deployguardian.aws.dynamodb.Barrier;
import io.deployguardian.aws.dynamodb.DynamoAudits;
import io.deployguardian.aws.dynamodb.DynamoDeadLetters;
import io.deployguardian.aws.dynamodb.DynamoGates;
import io.deployguardian.aws.dynamodb.DynamoGuardianTable;
import io.deployguardian.aws.dynamodb.DynamoInbox;
import io.deployguardian.aws.dynamodb.DynamoNotices;
import io.deployguardian.aws.dynamodb.DynamoOrders;
import io.deployguardian.aws.dynamodb.DynamoOutbox;
import io.deployguardian.aws.dynamodb.DynamoPlans;
import io.deployguardian.aws.dynamodb.DynamoRollouts;
import io.deployguardian.aws.dynamodb.DynamoSwitches;
import io.deployguardian.aws.dynamodb.TableStream;
import io.deployguardian.core.audit.AuditLedger;
import io.deployguardian.core.command.Orders;
import io.deployguardian.core.notification.Notices;
import io.deployguardian.core.plan.PlanReader;
import io.deployguardian.core.plan.Plans;
import io.deployguardian.core.rollout.Gates;
import io.deployguardian.core.rollout.Inbox;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.Switches;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Everything that is kept, opened on one table. */
public final class GuardianStore implements AutoCloseable {

  private final DynamoDbClient client;
  private final String table;
  private final RandomGenerator chance;
  private final InstantSource clock;
  private final Runnable afterCommit;

  private GuardianStore(
      DynamoDbClient client,
      String table,
      RandomGenerator chance,
      InstantSource clock,
      Runnable afterCommit) {
    this.client = client;
    this.table = table;
    this.chance = chance;
    this.clock = clock;
    this.afterCommit = afterCommit;
  }

  /** The table of that name, with the function's own role, region and credentials. */
  public static GuardianStore onAws(String table, RandomGenerator chance, InstantSource clock) {
    var client = SmallHttp.under(DynamoDbClient.builder()).build();
    return new GuardianStore(client, table, chance, clock, () -> {});
  }

  /** DynamoDB Local at {@code endpoint}; makes the table if it isn't there. */
  public static GuardianStore onLocal(
      URI endpoint, String table, RandomGenerator chance, InstantSource clock) {
    var client =
        SmallHttp.under(DynamoDbClient.builder())
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(localCredentials())
            .build();
    DynamoGuardianTable.createIfAbsent(client, table);
    return new GuardianStore(client, table, chance, clock, new Barrier(client, table));
  }

  public Rollouts rollouts() {
    return new DynamoRollouts(client, table, chance, afterCommit);
  }

  public Gates gates() {
    return new DynamoGates(client, table);
  }

  public Notices notices() {
    return new DynamoNotices(client, table, afterCommit);
  }

  public Inbox inbox() {
    return new DynamoInbox(client, table, chance, afterCommit);
  }

  public Orders orders() {
    return new DynamoOrders(client, table, chance, afterCommit);
  }

  public Plans plans(PlanReader reader) {
    return new DynamoPlans(client, table, reader);
  }

  /**
   * @param fresh what a table that was never switched is in
   */
  public Switches switches(Mode fresh) {
    return new DynamoSwitches(client, table, fresh, clock, afterCommit);
  }

  public AuditLedger audits() {
    return new AuditStore(new DynamoAudits(client, table, chance, afterCommit), deadLetters());
  }

  public DeadLetters deadLetters() {
    return new DynamoDeadLetters(client, table, clock);
  }

  public Outbox outbox() {
    return new DynamoOutbox(client, table);
  }

  /** The table's own stream at the same local endpoint; on AWS Lambda reads it for the relay. */
  public TableStream localStream(URI endpoint) {
    var streams =
        SmallHttp.under(DynamoDbStreamsClient.builder())
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(localCredentials())
            .build();
    return new TableStream(client, streams, table);
  }

  /** Whether the table can be read; throws what the read throws. */
  public void ping() {
    client.getItem(
        get ->
            get.tableName(table)
                .key(
                    Map.of(
                        "pk", AttributeValue.fromS("PING"),
                        "sk", AttributeValue.fromS("PING"))));
  }

  private static StaticCredentialsProvider localCredentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
  }

  @Override
  public void close() {
    client.close();
  }
}
