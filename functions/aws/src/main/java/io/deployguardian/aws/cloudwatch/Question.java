package io.deployguardian.aws.cloudwatch;

import io.deployguardian.aws.cloudwatch.LambdaMetric.Statistic;
import io.deployguardian.aws.lambda.AliasArn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * Metrics of one version behind an alias, over whole minutes, together with how often it was
 * invoked. Each statistic is asked for once, however many of the metrics need it.
 */
record Question(
    AliasArn alias, String version, List<LambdaMetric> metrics, Instant from, Instant to) {

  private static final int MINUTE = 60;

  /** So many statistics of one metric are one metric on CloudWatch's bill. */
  private static final int STATISTICS_PER_METRIC = 5;

  GetMetricDataRequest request() {
    return GetMetricDataRequest.builder()
        .metricDataQueries(statistics(metrics).map(this::query).toList())
        .startTime(from)
        .endTime(to)
        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
        .build();
  }

  /** How many metrics these are on CloudWatch's bill, which is by metrics, not by requests. */
  static int billed(List<LambdaMetric> metrics) {
    return statistics(metrics)
        .collect(Collectors.groupingBy(Statistic::metric, Collectors.counting()))
        .values()
        .stream()
        .mapToInt(some -> Math.ceilDiv(some.intValue(), STATISTICS_PER_METRIC))
        .sum();
  }

  private static Stream<Statistic> statistics(List<LambdaMetric> metrics) {
    return Stream.concat(
            Stream.of(LambdaMetric.INVOCATIONS),
            metrics.stream().flatMap(metric -> metric.statistics().stream()))
        .distinct();
  }

  private MetricDataQuery query(Statistic of) {
    return MetricDataQuery.builder()
        .id(of.id())
        .metricStat(
            stat ->
                stat.period(MINUTE)
                    .stat(of.name())
                    .metric(
                        metric ->
                            metric
                                .namespace("AWS/Lambda")
                                .metricName(of.metric())
                                .dimensions(dimensions())))
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

  String about(LambdaMetric metric) {
    return metric + " of " + alias + " version " + version + " from " + from + " to " + to;
  }
}
