package io.deployguardian.aws.cloudwatch;

import static io.deployguardian.aws.cloudwatch.CloudWatchMetricSourceTest.metric;
import static io.deployguardian.aws.cloudwatch.CloudWatchMetricSourceTest.missing;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.testing.Emulator;
import io.deployguardian.aws.testing.OnEmulator;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Guarded.Floor;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Release;
import io.deployguardian.core.rollout.ServiceKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** Against somebody else's idea of CloudWatch. */
@OnEmulator
class CloudWatchOnEmulatorTest {

  private final String shop = Emulator.unique("shop");
  private final CloudWatchClient cloudWatch;

  CloudWatchOnEmulatorTest(Emulator emulator) {
    cloudWatch = emulator.client(CloudWatchClient.builder());
  }

  @Test
  void reads_what_cloudwatch_recorded_of_each_version() {
    Instant to = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(120);
    Instant from = to.minusSeconds(120);
    record(from, "12", 100, 4);
    record(from.plusSeconds(60), "12", 50, 0);
    record(from, "11", 900, 1);
    record(to, "12", 70, 70);

    assertThat(read("12", from.plusSeconds(3), to.plusSeconds(3)))
        .isEqualTo(new Reading.Count(4, 150));
    assertThat(read("11", from, to)).isEqualTo(new Reading.Count(1, 900));
    missing(read("13", from, to), "no invocations");
  }

  @Test
  void one_metric_that_it_does_not_know_does_not_spoil_the_others() {
    Instant to = Instant.now().truncatedTo(ChronoUnit.MINUTES).minusSeconds(120);
    Instant from = to.minusSeconds(60);
    record(from, "12", 100, 4);
    var both = List.of(metric("saturation"), metric("error-rate"));
    var readings = source().readAll(binding(), both, new Release("c0ffee", "12"), from, to);
    missing(readings.getFirst(), "found no saturation");
    assertThat(readings.getLast()).isEqualTo(new Reading.Count(4, 100));
  }

  private Reading read(String version, Instant from, Instant to) {
    return source().read(binding(), metric("error-rate"), new Release("c0ffee", version), from, to);
  }

  private CloudWatchMetricSource source() {
    return new CloudWatchMetricSource((access, region) -> cloudWatch);
  }

  private Binding binding() {
    return new Binding(
        new ServiceKey(4711, "shop", "production"),
        "arn:aws:lambda:us-east-1:123456789012:function:" + shop + ":live",
        Optional.empty(),
        false,
        Floor.NONE);
  }

  private void record(Instant at, String version, double invocations, double errors) {
    cloudWatch.putMetricData(
        put ->
            put.namespace("AWS/Lambda")
                .metricData(
                    datum(at, version, "Invocations", invocations),
                    datum(at, version, "Errors", errors)));
  }

  private MetricDatum datum(Instant at, String version, String name, double value) {
    return MetricDatum.builder()
        .metricName(name)
        .timestamp(at)
        .value(value)
        .dimensions(
            // In the order of the question: CloudWatch doesn't care, moto's comparison does.
            dimension("FunctionName", shop),
            dimension("Resource", shop + ":live"),
            dimension("ExecutedVersion", version))
        .build();
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
