package io.deployguardian.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.cloudwatch.CloudWatchMetricSource;
import io.deployguardian.aws.testing.Emulator;
import io.deployguardian.aws.testing.OnEmulator;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Guarded.Access;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Guarded.Floor;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.ServiceKey;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.sts.StsClient;

/** Against somebody else's idea of accounts: each key sees its own account's numbers only. */
@OnEmulator
class TargetsOnEmulatorTest {

  private static final String REGION = "us-west-2";
  private static final Optional<Access> ACCESS =
      Optional.of(new Access("arn:aws:iam::444455556666:role/target", Optional.of("shop/4711")));
  private static final Metric ERRORS =
      new Metric(
          "error-rate",
          Metric.Kind.RATIO,
          Metric.Direction.INCREASE,
          OptionalDouble.empty(),
          Metric.Kind.RATIO.usualTolerance(),
          true,
          true);

  @Test
  void numbers_of_another_account_are_seen_with_its_role_only(Emulator emulator) {
    URI endpoint = emulator.endpoint();
    var targets =
        new Targets(() -> new AssumedRoles(at(endpoint, StsClient.builder()).build(), "guardian"));
    TargetClients<CloudWatchClient> clients =
        targets.clients(() -> at(endpoint, CloudWatchClient.builder()));
    Instant to = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(60);
    Instant from = to.minusSeconds(60);
    record(clients.of(ACCESS, REGION), from, "Invocations", 100);
    record(clients.of(ACCESS, REGION), from, "Errors", 4);

    var metrics = new CloudWatchMetricSource(clients);
    var release = new Release("c0ffee", "12");
    assertThat(metrics.read(shop(REGION, ACCESS), ERRORS, release, from, to))
        .isEqualTo(new Reading.Count(4, 100));
    assertThat(metrics.read(shop(REGION, Optional.empty()), ERRORS, release, from, to))
        .isInstanceOf(Reading.Missing.class);
    assertThat(metrics.read(shop("us-east-1", ACCESS), ERRORS, release, from, to))
        .isInstanceOf(Reading.Missing.class);
  }

  private static Binding shop(String region, Optional<Access> access) {
    return new Binding(
        new ServiceKey(4711, "shop", "production"),
        "arn:aws:lambda:" + region + ":444455556666:function:shop:live",
        Optional.empty(),
        false,
        Floor.NONE,
        access);
  }

  private static void record(CloudWatchClient client, Instant at, String name, double value) {
    // In the order of the question: CloudWatch doesn't care, the emulator's comparison does.
    var dimensions =
        List.of(
            dimension("FunctionName", "shop"),
            dimension("Resource", "shop:live"),
            dimension("ExecutedVersion", "12"));
    client.putMetricData(
        put ->
            put.namespace("AWS/Lambda")
                .metricData(
                    datum ->
                        datum.metricName(name).timestamp(at).value(value).dimensions(dimensions)));
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }

  private static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B at(
      URI endpoint, B builder) {
    return SmallHttp.under(builder)
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")));
  }
}
