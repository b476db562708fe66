package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.bus.DeadLetters;
import io.deployguardian.aws.dynamodb.DynamoGuardianTable.Index;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Dead letters as items; they stay until a person removes them. */
public final class DynamoDeadLetters implements DeadLetters {
  private static final String LETTERS = "DEADLETTER";

  /** An item takes 400 KB, and a character takes four bytes at most. */
  private static final int MOST_CHARACTERS = 90_000;

  private final DynamoDbClient client;
  private final String table;
  private final InstantSource clock;

  public DynamoDeadLetters(DynamoDbClient client, String tableName, InstantSource clock) {
    this.client = client;
    this.table = tableName;
    this.clock = clock;
  }

  @Override
  public void put(String kind, String body, String why) {
    // Named by its content: a batch that is tried again writes the same letter again.
    var letter =
        Item.at(Key.deadLetter(kind, sha256(body)))
            .with(Item.BODY, body.substring(0, Math.min(body.length(), MOST_CHARACTERS)))
            .with("why", why)
            .in(Index.LISTING, LETTERS, clock.instant());
    client.putItem(put -> put.tableName(table).item(letter.attributes()));
  }

  @Override
  public int count() {
    var request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(Index.LISTING.indexName)
            .select(Select.COUNT)
            .keyConditionExpression("#p = :p")
            .expressionAttributeNames(Map.of("#p", Index.LISTING.partition))
            .expressionAttributeValues(Map.of(":p", AttributeValue.fromS(LETTERS)))
            .build();
    return client.queryPaginator(request).stream().mapToInt(page -> page.count()).sum();
  }

  private static String sha256(String body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
