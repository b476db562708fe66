package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.bus.StreamRecord;
import io.deployguardian.testkit.EmbeddedDynamoDb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A table of its own for each test, on one engine for all of them. */
public record TestTable(DynamoDbClient client, String name) {
  private static final StaticCredentialsProvider ANYONE =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
  private static final EmbeddedDynamoDb ENGINE = EmbeddedDynamoDb.inMemory();
  private static final DynamoDbClient CLIENT = connect(ENGINE);
  private static final DynamoDbStreamsClient STREAMS =
      DynamoDbStreamsClient.builder()
          .endpointOverride(ENGINE.endpoint())
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(ANYONE)
          .httpClient(UrlConnectionHttpClient.create())
          .build();
  public static final RandomGenerator RANDOM = new Random();
  private static int count;

  public static synchronized TestTable create() {
    var table = new TestTable(CLIENT, "guardian-" + ++count);
    DynamoGuardianTable.create(CLIENT, table.name());
    return table;
  }

  static DynamoDbClient connect(EmbeddedDynamoDb engine) {
    return DynamoDbClient.builder()
        .endpointOverride(engine.endpoint())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(ANYONE)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  public DynamoRollouts rollouts() {
    return new DynamoRollouts(client, name, RANDOM);
  }

  DynamoGates gates() {
    return new DynamoGates(client, name);
  }

  DynamoInbox inbox() {
    return new DynamoInbox(client, name, RANDOM, () -> {});
  }

  /** Every item, by its keys, as text. */
  public Map<String, Map<String, AttributeValue>> items() {
    Map<String, Map<String, AttributeValue>> all = new HashMap<>();
    client
        .scanPaginator(scan -> scan.tableName(name).consistentRead(true))
        .items()
        .forEach(item -> all.put(item.get("pk").s() + " / " + item.get("sk").s(), item));
    return all;
  }

  /** All that the table's stream shows so far. */
  public List<StreamRecord> streamed() {
    var arn = client.describeTable(table -> table.tableName(name)).table().latestStreamArn();
    var shards =
        STREAMS.describeStream(stream -> stream.streamArn(arn)).streamDescription().shards();
    return shards.stream()
        .map(shard -> shardIterator(arn, shard))
        .flatMap(start -> STREAMS.getRecords(get -> get.shardIterator(start)).records().stream())
        .map(StreamRecord::of)
        .toList();
  }

  private static String shardIterator(String arn, Shard shard) {
    return STREAMS
        .getShardIterator(
            it ->
                it.streamArn(arn)
                    .shardId(shard.shardId())
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
  }

  List<String> keys() {
    return items().keySet().stream().sorted().toList();
  }
}
