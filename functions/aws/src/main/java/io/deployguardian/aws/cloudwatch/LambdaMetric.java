package io.deployguardian.aws.cloudwatch;

import java.util.Arrays;
import java.util.Optional;

/** What can be measured of a Lambda alias, by the name that a plan uses. */
enum LambdaMetric {
  ERROR_RATE("error-rate", "Errors", "Sum"),
  LATENCY_P50("latency-p50", "Duration", "p50"),
  LATENCY_P95("latency-p95", "Duration", "p95"),
  LATENCY_P99("latency-p99", "Duration", "p99");

  private final String word;
  private final String metric;
  private final String statistic;

  LambdaMetric(String word, String metric, String statistic) {
    this.word = word;
    this.metric = metric;
    this.statistic = statistic;
  }

  static Optional<LambdaMetric> named(String name) {
    return Arrays.stream(values()).filter(known -> known.word.equals(name)).findFirst();
  }

  /** CloudWatch's name of it. */
  String metric() {
    return metric;
  }

  String statistic() {
    return statistic;
  }

  @Override
  public String toString() {
    return word;
  }
}
