package io.deployguardian.aws.cloudwatch;

import io.deployguardian.aws.lambda.AliasArn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * One metric of one version behind an alias, over whole minutes, together with how often it was
 * invoked.
 */
record Question(AliasArn alias, String version, LambdaMetric metric, Instant from, Instant to) {

  static final String INVOCATIONS = "invocations";
  static final String WANTED = "wanted";
  static final String WITHIN = "within";
  static final String BEYOND = "beyond";
  private static final int MINUTE = 60;

  GetMetricDataRequest request() {
    Stream<MetricDataQuery> wanted =
        metric.statistics().stream().map(of -> query(of.id(), metric.metric(), of.name()));
    return GetMetricDataRequest.builder()
        .metricDataQueries(
            Stream.concat(Stream.of(query(INVOCATIONS, "Invocations", "Sum")), wanted).toList())
        .startTime(from)
        .endTime(to)
        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
        .build();
  }

  private MetricDataQuery query(String id, String name, String statistic) {
    return MetricDataQuery.builder()
        .id(id)
        .metricStat(
            stat ->
                stat.period(MINUTE)
                    .stat(statistic)
                    .metric(
                        of -> of.namespace("AWS/Lambda").metricName(name).dimensions(dimensions())))
        .build();
  }

  /** All three: only together they tell the versions behind an alias apart. */
  private List<Dimension> dimensions() {
    return List.of(
            Map.entry("FunctionName", alias.function()),
            Map.entry("Resource", alias.toString()),
            Map.entry("ExecutedVersion", version))
        .stream()
        .map(entry -> Dimension.builder().name(entry.getKey()).value(entry.getValue()).build())
        .toList();
  }

  @Override
  public String toString() {
    return metric + " of " + alias + " version " + version + " from " + from + " to " + to;
  }
}
