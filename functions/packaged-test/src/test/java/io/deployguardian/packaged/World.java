package io.deployguardian.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.aws.testing.Collector;
import io.deployguardian.aws.testing.FakeAlias;
import io.deployguardian.aws.testing.Friday;
import io.deployguardian.aws.testing.GuardianResource;
import io.deployguardian.aws.testing.StandIn;
import io.deployguardian.aws.testing.StandIn.Call;
import io.deployguardian.aws.testing.StandIn.Reply;
import io.deployguardian.core.rollout.Agent;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.deployguardian.lambdastandin.Configurations;
import io.deployguardian.lambdastandin.LambdaStandIn;
import io.deployguardian.lambdastandin.OtherCalls;
import io.deployguardian.wire.json.DomainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * What the packaged functions find around them: a table on DynamoDB Local, stand-ins of everything
 * else, and the variables that lead there. They run on the stand-in of Lambda, which the SDK's own
 * client invokes.
 */
final class World implements AutoCloseable {

  private static final Path FUNCTIONS = Path.of("..").toAbsolutePath().normalize();
  private static final Path EVENTS = FUNCTIONS.resolveSibling("events");

  /** Where the build put them; {@code scripts/test --native} says otherwise. */
  private static final Path PACKAGES =
      Optional.ofNullable(System.getProperty("deployguardian.packages"))
          .map(Path::of)
          .orElse(FUNCTIONS);

  private static final Path LOGS = Path.of("target/functions").toAbsolutePath();
  private static final String NAME = "deploy-guardian";
  private static final String INVOCATIONS = "/invocations";

  private final GuardianResource table = new GuardianResource();
  private final FakeAlias alias = new FakeAlias("2");
  private final StandIn lambda = StandIn.answering(this::ofTheRelease);
  private final StandIn bus = StandIn.answering(World::put);
  private final Collector collector = new Collector();
  private final StandIn parameters = StandIn.answering(World::secret);
  private final GitHubStandIn gitHub = GitHubStandIn.start();
  private final Map<String, String> variables = new TreeMap<>();
  private final LambdaStandIn standIn;
  private final LambdaClient client;

  /** What came back, and whether as an error of the function. */
  record Answer(boolean failed, JsonNode payload) {}

  World() {
    variables.putAll(table.start());
    variables.putAll(aws());
    variables.put("GUARDIAN_BUS", "deploy-guardian");
    variables.put("GUARDIAN_PLAN", Friday.PLAN);
    variables.put("GUARDIAN_TRACES_ENDPOINT", collector.endpoint().toString());
    variables.put("GUARDIAN_TRACES_HEADERS", "x-key=abc");
    variables.put("GUARDIAN_TRACES_SAMPLED", "1");
    variables.put("GITHUB_WEBHOOK_SECRET", "ssm:/deploy-guardian/webhook-secret");
    variables.put("GITHUB_API", gitHub.base().toString());
    variables.put("GITHUB_APP_ID", gitHub.appId());
    variables.put("GITHUB_APP_PRIVATE_KEY", "literal:" + gitHub.privateKey());
    try {
      standIn =
          LambdaStandIn.start(
              0, PACKAGES, NAME, Configurations.fixed(variables), OtherCalls.REFUSED, LOGS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client =
        LambdaClient.builder()
            .endpointOverride(standIn.base())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  private Map<String, String> aws() {
    return Map.of(
        // Nobody is there: what is not named below must not be called, least of all at AWS.
        "AWS_ENDPOINT_URL",
        "http://127.0.0.1:1",
        "AWS_ENDPOINT_URL_DYNAMODB",
        System.getProperty("aws.endpointUrlDynamoDb"),
        "AWS_ENDPOINT_URL_LAMBDA",
        lambda.base().toString(),
        "AWS_ENDPOINT_URL_EVENTBRIDGE",
        bus.base().toString(),
        "AWS_ENDPOINT_URL_SSM",
        parameters.base().toString(),
        "AWS_REGION",
        "eu-central-1",
        "AWS_ACCESS_KEY_ID",
        "test",
        "AWS_SECRET_ACCESS_KEY",
        "test");
  }

  static Path zip(Agent function) {
    Path collected = PACKAGES.resolve(function.functionName() + ".zip");
    return Files.exists(collected)
        ? collected
        : PACKAGES.resolve(function.functionName()).resolve("target/function.zip");
  }

  Map<String, String> variables() {
    return new TreeMap<>(variables);
  }

  GitHubStandIn gitHub() {
    return gitHub;
  }

  StandIn bus() {
    return bus;
  }

  Collector collector() {
    return collector;
  }

  Answer invoke(Agent function, JsonNode payload) {
    var answer =
        client.invoke(
            call ->
                call.functionName(NAME + "-" + function.functionName())
                    .qualifier("live")
                    .payload(SdkBytes.fromUtf8String(payload.toString())));
    return new Answer(
        Optional.ofNullable(answer.functionError()).isPresent(),
        DomainJson.read(answer.payload().asUtf8String(), JsonNode.class));
  }

  /** The guarded function: its alias, and its versions, which are all well. */
  private Reply ofTheRelease(Call call) {
    return call.path().endsWith(INVOCATIONS) ? Reply.ok("{\"status\": \"UP\"}") : alias.apply(call);
  }

  long invocationsOfTheRelease() {
    return lambda.calls().stream().filter(call -> call.path().endsWith(INVOCATIONS)).count();
  }

  /** An invocation that the function answers. */
  JsonNode ask(Agent function, JsonNode payload) {
    var answer = invoke(function, payload);
    if (answer.failed()) {
      throw new AssertionError(function + " failed: " + answer.payload() + "\n" + log(function));
    }
    return answer.payload();
  }

  static JsonNode example(String name) {
    return json(EVENTS.resolve("examples/" + name + ".json"));
  }

  /** What a schedule tells its function. */
  static JsonNode scheduled(String schedule) {
    return json(EVENTS.resolve("schedules/" + schedule + ".json")).get("input");
  }

  static String log(Agent function) {
    return text(LOGS.resolve(NAME + "-" + function.functionName() + ".log"));
  }

  private static JsonNode json(Path file) {
    return DomainJson.read(text(file), JsonNode.class);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply put(Call call) {
    String entries = "{\"EventId\": \"1\"},".repeat(call.body().get("Entries").size());
    return Reply.ok(
        "{\"FailedEntryCount\": 0, \"Entries\": [%s]}"
            .formatted(entries.substring(0, entries.length() - 1)));
  }

  /** GitHub's own test secret, which the golden delivery is signed with. */
  private static Reply secret(Call call) {
    return Reply.ok(
        """
        {"Parameter": {"Name": %s, "Value": "It's a Secret to Everybody", "LastModifiedDate": 1795176000}}
        """
            .formatted(call.body().get("Name")));
  }

  @Override
  public void close() throws IOException {
    client.close();
    standIn.close();
    gitHub.close();
    parameters.close();
    collector.close();
    bus.close();
    lambda.close();
    table.stop();
  }
}
