package io.deployguardian.aws.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One more write after each commit. DynamoDB Local may lose its last acknowledged commit when its
 * process is killed; with a barrier behind it, the last one is never a commit that somebody was
 * told of. Not needed on AWS.
 */
public final class Barrier implements Runnable {
  private final DynamoDbClient client;
  private final String table;

  public Barrier(DynamoDbClient client, String tableName) {
    this.client = client;
    this.table = tableName;
  }

  @Override
  public void run() {
    client.updateItem(
        update ->
            update
                .tableName(table)
                .key(new Key("BARRIER", "BARRIER").attributes())
                .updateExpression("ADD commits :one")
                .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
  }
}
