package io.deployguardian.aws.secrets;

import io.deployguardian.aws.settings.SecretReference;
import io.deployguardian.aws.settings.Settings;
import io.deployguardian.aws.testing.StandIn;
import io.deployguardian.aws.testing.StandIn.Call;
import io.deployguardian.aws.testing.StandIn.Reply;
import io.deployguardian.wire.json.DomainJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Parameter Store and Secrets Manager on loopback: what is asked of them is what they hold. */
final class FakeStore implements AutoCloseable {

  private record Held(String value, Instant since) {}

  private final StandIn server = StandIn.answering(this::answer);
  private final Map<String, Held> parameters = new HashMap<>();
  private final Map<String, Held> secrets = new HashMap<>();
  private Optional<Reply> outage = Optional.empty();

  void parameter(String name, String value) {
    parameters.put(name, new Held(value, Instant.EPOCH));
  }

  void remove(String name) {
    parameters.remove(name);
  }

  /** A version of a secret, at one of its stages. */
  void secret(String id, String stage, String value, Instant since) {
    secrets.put(id + " " + stage, new Held(value, since));
  }

  void fails(int status, String error, String message) {
    outage = Optional.of(Reply.error(status, error, message));
  }

  void works() {
    outage = Optional.empty();
  }

  int reads() {
    return server.calls().size();
  }

  Call read(int n) {
    return server.calls().get(n);
  }

  Secrets secrets(InstantSource clock) {
    return new Secrets(
        clock,
        () -> at(SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder())).build(),
        () ->
            at(SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()))
                .build());
  }

  /** A setting's value as its reference. */
  static SecretReference reference(String value) {
    return new Settings(Map.of("GITHUB_WEBHOOK_SECRET", value)::get).webhookSecret();
  }

  private <B extends AwsClientBuilder<B, ?>> B at(B builder) {
    return builder
        .endpointOverride(server.base())
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .overrideConfiguration(
            override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()));
  }

  private Reply answer(Call call) {
    return outage.orElseGet(() -> call.body().has("SecretId") ? secret(call) : parameter(call));
  }

  private Reply parameter(Call call) {
    Held held = parameters.get(call.body().get("Name").asText());
    if (held == null) {
      return Reply.error(400, "ParameterNotFound", "not found");
    }
    var answer = DomainJson.mapper().createObjectNode();
    answer
        .putObject("Parameter")
        .put("Value", held.value())
        .put("LastModifiedDate", held.since().getEpochSecond());
    return Reply.ok(answer.toString());
  }

  private Reply secret(Call call) {
    var asked = call.body();
    Held held =
        secrets.get(asked.get("SecretId").asText() + " " + asked.get("VersionStage").asText());
    if (held == null) {
      return Reply.error(400, "ResourceNotFoundException", "can't find the secret value");
    }
    return Reply.ok(
        DomainJson.mapper()
            .createObjectNode()
            .put("SecretString", held.value())
            .put("CreatedDate", held.since().getEpochSecond())
            .toString());
  }

  @Override
  public void close() {
    server.close();
  }
}
