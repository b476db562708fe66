package io.deployguardian.testkit;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** As much of a table as shows that the engine does what our store needs. */
record TinyTable(String name, DynamoDbClient client, DynamoDbStreamsClient streams) {
  private static final StaticCredentialsProvider ANYONE =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private static final KeySchemaElement KEY =
      KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build();
  private static final AttributeDefinition STRING =
      AttributeDefinition.builder()
          .attributeName("pk")
          .attributeType(ScalarAttributeType.S)
          .build();

  static TinyTable existing(URI endpoint, String name) {
    return new TinyTable(
        name,
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(ANYONE)
            .build(),
        DynamoDbStreamsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(ANYONE)
            .build());
  }

  static TinyTable create(URI endpoint, String name) {
    var table = existing(endpoint, name);
    table.client.createTable(
        create ->
            create
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KEY)
                .attributeDefinitions(STRING)
                .streamSpecification(
                    stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
    return table;
  }

  /** Inserts all of the keys, or none if one of them is there. */
  void claim(String... keys) {
    var puts = Stream.of(keys).map(this::putIfAbsent).toList();
    client.transactWriteItems(write -> write.transactItems(puts));
  }

  List<String> keys() {
    return client.scan(scan -> scan.tableName(name).consistentRead(true)).items().stream()
        .map(item -> item.get("pk").s())
        .toList();
  }

  List<Record> streamed() {
    var arn = client.describeTable(table -> table.tableName(name)).table().latestStreamArn();
    return streams
        .describeStream(stream -> stream.streamArn(arn))
        .streamDescription()
        .shards()
        .stream()
        .flatMap(shard -> records(arn, shard).stream())
        .toList();
  }

  private List<Record> records(String arn, Shard shard) {
    var start =
        streams.getShardIterator(
            it ->
                it.streamArn(arn)
                    .shardId(shard.shardId())
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON));
    return streams.getRecords(get -> get.shardIterator(start.shardIterator())).records();
  }

  private TransactWriteItem putIfAbsent(String key) {
    var put =
        Put.builder()
            .tableName(name)
            .item(Map.of("pk", AttributeValue.fromS(key)))
            .conditionExpression("attribute_not_exists(pk)")
            .build();
    return TransactWriteItem.builder().put(put).build();
  }
}
