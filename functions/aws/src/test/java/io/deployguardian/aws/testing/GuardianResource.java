package io.deployguardian.aws.testing;

import io.deployguardian.aws.GuardianStore;
import io.deployguardian.testkit.EmbeddedDynamoDb;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * The table of a function's test, on DynamoDB Local. The function finds it the way that it finds
 * AWS: its client reads the endpoint, the region and the credentials from where the SDK looks for
 * them.
 */
public class GuardianResource implements QuarkusTestResourceLifecycleManager {

  public static final String TABLE = "deploy-guardian-test";
  public static final String GUARDED =
      """
      {"repositories": {"4711": {"services": {"shop": {"environments": {"production": {
        "target": "%s", "url": "http://127.0.0.1:1/{artifact}", "privateProbes": true}}}}}}}
      """
          .formatted(FakeAlias.ARN);

  private static final String DYNAMODB = "aws.endpointUrlDynamoDb";

  private EmbeddedDynamoDb dynamoDb;

  @Override
  public Map<String, String> start() {
    dynamoDb = EmbeddedDynamoDb.inMemory();
    System.setProperty(DYNAMODB, dynamoDb.endpoint().toString());
    System.setProperty("aws.region", "eu-central-1");
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    store().close();
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "GUARDIAN_TABLE", TABLE, "GUARDIAN_MODE", "guarding", "GUARDIAN_GUARDED", GUARDED));
    settings.putAll(more());
    return settings;
  }

  /** What else a function needs. */
  protected Map<String, String> more() {
    return Map.of();
  }

  /**
   * Where a client of that service goes, in the SDK's spelling: Lambda, EventBridge, CloudWatch.
   */
  protected static void at(String service, URI endpoint) {
    System.setProperty("aws.endpointUrl" + service, endpoint.toString());
  }

  /** The same table, for the test; it is made if it isn't there. */
  public static GuardianStore store() {
    return GuardianStore.onLocal(
        URI.create(System.getProperty(DYNAMODB)), TABLE, new Random(), InstantSource.system());
  }

  @Override
  public void stop() {
    dynamoDb.close();
  }
}
