package io.deployguardian.aws.dynamodb;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The table's definition for the local host and for tests. On AWS Terraform makes the same one. */
public final class DynamoGuardianTable {

  static final String PARTITION = "pk";
  static final String SORT = "sk";
  static final String EXPIRES_AT = "expiresAt";

  /** An index is sparse and holds keys only: an item is in it while it has both attributes. */
  enum Index {
    /** What is owed, in shards, because each tick reads it while each step writes it. */
    DUE("due", "dueShard", "dueAt"),
    /** Events that the bus doesn't have yet. */
    PENDING("pending", "pending", "pendingSince"),
    /** Rollouts, audit runs and dead letters by time. */
    LISTING("listing", "listing", "listedAt");

    final String indexName;
    final String partition;
    final String sort;

    Index(String indexName, String partition, String sort) {
      this.indexName = indexName;
      this.partition = partition;
      this.sort = sort;
    }
  }

  private DynamoGuardianTable() {}

  /** Creates the table and waits until it can be used. */
  public static void create(DynamoDbClient client, String name) {
    client.createTable(definition(name));
    client.waiter().waitUntilTableExists(table -> table.tableName(name));
    client.updateTimeToLive(
        ttl ->
            ttl.tableName(name)
                .timeToLiveSpecification(spec -> spec.enabled(true).attributeName(EXPIRES_AT)));
  }

  /** Creates the table unless it is there: a local host that starts again. */
  public static void createIfAbsent(DynamoDbClient client, String name) {
    try {
      create(client, name);
    } catch (ResourceInUseException e) {
      client.waiter().waitUntilTableExists(table -> table.tableName(name));
    }
  }

  private static CreateTableRequest definition(String name) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .keySchema(keys(PARTITION, SORT))
        .attributeDefinitions(
            Stream.concat(
                    Stream.of(PARTITION, SORT),
                    Stream.of(Index.values()).flatMap(i -> Stream.of(i.partition, i.sort)))
                .map(DynamoGuardianTable::string)
                .toList())
        .globalSecondaryIndexes(
            Stream.of(Index.values()).map(DynamoGuardianTable::definition).toList())
        .streamSpecification(
            stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))
        .build();
  }

  private static GlobalSecondaryIndex definition(Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.indexName)
        .keySchema(keys(index.partition, index.sort))
        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  private static List<KeySchemaElement> keys(String partition, String sort) {
    return List.of(
        KeySchemaElement.builder().attributeName(partition).keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName(sort).keyType(KeyType.RANGE).build());
  }

  private static AttributeDefinition string(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
