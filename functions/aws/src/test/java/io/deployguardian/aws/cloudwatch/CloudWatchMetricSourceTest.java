package io.deployguardian.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.testing.FakeAlias;
import io.deployguardian.aws.testing.StandIn;
import io.deployguardian.aws.testing.StandIn.Reply;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Guarded.Floor;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.ServiceKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

class CloudWatchMetricSourceTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Release RELEASE = new Release("c0ffee", "12");
  static final Binding SHOP =
      new Binding(
          new ServiceKey(4711, "shop", "production"),
          FakeAlias.ARN,
          Optional.empty(),
          false,
          Floor.NONE);

  private static CloudWatchClient client(URI endpoint) {
    return CloudWatchClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  static Metric metric(String name) {
    return new Metric(
        name,
        Metric.Kind.RATIO,
        Metric.Direction.INCREASE,
        OptionalDouble.empty(),
        Metric.Kind.RATIO.usualTolerance(),
        true,
        true);
  }

  @Test
  void is_missing_when_cloudwatch_is_down() {
    try (var down =
        StandIn.answering(call -> Reply.error(503, "ServiceUnavailable", "come back later"))) {
      var source = new CloudWatchMetricSource((access, region) -> client(down.base()));
      missing(source.read(SHOP, metric("error-rate"), RELEASE, NOON, LATER), "CloudWatch: ");
    }
    var unreachable =
        new CloudWatchMetricSource((access, region) -> client(URI.create("http://127.0.0.1:1")));
    missing(unreachable.read(SHOP, metric("latency-p95"), RELEASE, NOON, LATER), "CloudWatch: ");
  }

  @Test
  void asks_nothing_that_has_no_answer() {
    try (var never = StandIn.answering(call -> Reply.ok(""))) {
      var source = new CloudWatchMetricSource((access, region) -> client(never.base()));
      missing(
          source.read(SHOP, metric("saturation"), RELEASE, NOON, LATER),
          "found no saturation, expected one of error-rate, latency-p50, latency-p95, latency-p99, "
              + "slower-than-<n>ms with n from 1 to 600000");
      missing(
          source.read(SHOP, metric("slower-than-0ms"), RELEASE, NOON, LATER),
          "found no slower-than-0ms, expected one of");
      missing(
          source.read(SHOP, metric("error-rate"), new Release("a", "shop:1.4.0"), NOON, LATER),
          "found shop:1.4.0, expected a published version");
      missing(
          source.read(SHOP, metric("error-rate"), RELEASE, NOON, NOON.plusSeconds(59)),
          "found no whole minute");
      assertThat(never.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "error-rate, Errors, Sum",
    "latency-p50, Duration, p50",
    "latency-p95, Duration, p95",
    "latency-p99, Duration, p99",
    "slower-than-500ms, Duration, TC%28500%3A%29"
  })
  void asks_cloudwatch_for_what_a_plan_calls_by_its_own_name(
      String name, String metric, String statistic) {
    try (var asked = StandIn.answering(call -> Reply.error(503, "ServiceUnavailable", "no"))) {
      var source = new CloudWatchMetricSource((access, region) -> client(asked.base()));
      source.read(SHOP, metric(name), RELEASE, NOON, LATER);
      assertThat(asked.calls().getFirst().text())
          .contains("MetricName=" + metric, "Stat=" + statistic);
    }
  }

  @Test
  void asks_for_several_metrics_in_one_request_and_answers_in_their_order() {
    try (var asked = StandIn.answering(call -> Reply.error(503, "ServiceUnavailable", "no"))) {
      var source = new CloudWatchMetricSource((access, region) -> client(asked.base()));
      var metrics = List.of(metric("error-rate"), metric("slower-than-500ms"));
      var readings = source.readAll(SHOP, metrics, RELEASE, NOON, LATER);
      assertThat(asked.calls()).hasSize(1);
      assertThat(asked.calls().getFirst().text())
          .contains("MetricName=Errors", "MetricName=Duration")
          .containsOnlyOnce("MetricName=Invocations");
      assertThat(readings).hasSize(2).allSatisfy(reading -> missing(reading, "CloudWatch: "));
    }
  }

  @Test
  void knows_what_a_reading_is_on_the_bill() {
    var usual =
        List.of(metric("error-rate"), metric("slower-than-500ms"), metric("slower-than-200ms"));
    assertThat(CloudWatchMetricSource.billed(usual)).isEqualTo(3);
    assertThat(CloudWatchMetricSource.billed(List.of(metric("saturation")))).isZero();
  }

  @Test
  void intervals_that_follow_each_other_ask_for_each_minute_once() {
    try (var asked = StandIn.answering(call -> Reply.error(503, "ServiceUnavailable", "no"))) {
      var source = new CloudWatchMetricSource((access, region) -> client(asked.base()));
      source.read(SHOP, metric("error-rate"), RELEASE, NOON.plusSeconds(17), NOON.plusSeconds(77));
      source.read(SHOP, metric("error-rate"), RELEASE, NOON.plusSeconds(77), NOON.plusSeconds(137));
      assertThat(asked.calls().getFirst().text())
          .contains("StartTime=2026-11-20T12%3A00%3A00Z", "EndTime=2026-11-20T12%3A01%3A00Z");
      assertThat(asked.calls().getLast().text())
          .contains("StartTime=2026-11-20T12%3A01%3A00Z", "EndTime=2026-11-20T12%3A02%3A00Z");
    }
  }

  static void missing(Reading reading, String why) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Missing.class, missing -> assertThat(missing.why()).contains(why));
  }
}
