package io.deployguardian.aws.dynamodb;

import io.deployguardian.aws.bus.StreamRecord;
import io.deployguardian.aws.testing.Emulator;
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

/** A table of its own for each test. */
public record TestTable(DynamoDbClient client, DynamoDbStreamsClient streams, String name) {
  public static final RandomGenerator RANDOM = new Random();
  private static int count;

  /** One engine for all of them, started by the first that asks for it. */
  private static final class Embedded {
    private static final StaticCredentialsProvider ANYONE =
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    private static final EmbeddedDynamoDb ENGINE = EmbeddedDynamoDb.inMemory();
    private static final DynamoDbClient CLIENT = connect(ENGINE);
    private static final DynamoDbStreamsClient STREAMS = streams(ENGINE);

    static DynamoDbClient connect(EmbeddedDynamoDb engine) {
      return DynamoDbClient.builder()
          .endpointOverride(engine.endpoint())
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(ANYONE)
          .httpClient(UrlConnectionHttpClient.create())
          .build();
    }

    static DynamoDbStreamsClient streams(EmbeddedDynamoDb engine) {
      return DynamoDbStreamsClient.builder()
          .endpointOverride(engine.endpoint())
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(ANYONE)
          .httpClient(UrlConnectionHttpClient.create())
          .build();
    }
  }

  public static synchronized TestTable create() {
    var table = new TestTable(Embedded.CLIENT, Embedded.STREAMS, "guardian-" + ++count);
    DynamoGuardianTable.create(table.client(), table.name());
    return table;
  }

  /** Made on an engine unless it is there. */
  static TestTable at(EmbeddedDynamoDb engine, String name) {
    var table = new TestTable(Embedded.connect(engine), Embedded.streams(engine), name);
    DynamoGuardianTable.createIfAbsent(table.client(), name);
    return table;
  }

  public static TestTable on(Emulator emulator) {
    var table =
        new TestTable(
            emulator.client(DynamoDbClient.builder()),
            emulator.client(DynamoDbStreamsClient.builder()),
            Emulator.unique("guardian"));
    DynamoGuardianTable.create(table.client(), table.name());
    return table;
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
        streams.describeStream(stream -> stream.streamArn(arn)).streamDescription().shards();
    return shards.stream()
        .map(shard -> shardIterator(arn, shard))
        .flatMap(start -> streams.getRecords(get -> get.shardIterator(start)).records().stream())
        .map(StreamRecord::of)
        .toList();
  }

  private String shardIterator(String arn, Shard shard) {
    return streams
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
