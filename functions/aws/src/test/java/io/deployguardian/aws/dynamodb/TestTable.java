package io.deployguardian.aws.dynamodb;

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

/** A table of its own for each test, on one engine for all of them. */
public record TestTable(DynamoDbClient client, String name) {
  private static final EmbeddedDynamoDb ENGINE = EmbeddedDynamoDb.inMemory();
  private static final DynamoDbClient CLIENT = connect(ENGINE);
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
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  public DynamoRollouts rollouts() {
    return new DynamoRollouts(client, name, RANDOM);
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

  List<String> keys() {
    return items().keySet().stream().sorted().toList();
  }
}
