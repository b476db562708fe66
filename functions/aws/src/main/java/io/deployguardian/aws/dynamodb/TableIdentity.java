package io.deployguardian.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Which table it is, behind its name: a restored one has the same name, and another identity. */
final class TableIdentity {

  /** A warm function outlives a restore under the same name, and asking is slow. */
  private static final Duration BELIEVED_FOR = Duration.ofMinutes(1);

  private final DynamoDbClient client;
  private final String table;
  private final InstantSource clock;
  private volatile Known known = new Known("", Instant.MIN);

  private record Known(String identity, Instant until) {}

  TableIdentity(DynamoDbClient client, String table, InstantSource clock) {
    this.client = client;
    this.table = table;
    this.clock = clock;
  }

  String get() {
    Instant now = clock.instant();
    Known last = known;
    if (now.isBefore(last.until())) {
      return last.identity();
    }
    var description = client.describeTable(describe -> describe.tableName(table)).table();
    known = new Known(identity(description), now.plus(BELIEVED_FOR));
    return known.identity();
  }

  private static String identity(TableDescription table) {
    return table.tableId() == null ? table.creationDateTime().toString() : table.tableId();
  }
}
