package io.deployguardian.aws.cloudwatch;

import io.deployguardian.aws.cloudwatch.LambdaMetric.Statistic;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MessageData;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** What CloudWatch answered to a question, page by page. */
final class MetricAnswer {

  private final Question question;
  private final Map<String, Minutes> byId = new HashMap<>();
  private final Map<String, StatusCode> statuses = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();

  MetricAnswer(Question question) {
    this.question = question;
  }

  void add(GetMetricDataResponse page) {
    page.messages().stream().map(MessageData::toString).forEach(complaints::add);
    for (MetricDataResult result : page.metricDataResults()) {
      byId.computeIfAbsent(result.id(), id -> Minutes.none()).add(result);
      // Earlier pages are partial by nature; the last one's word counts.
      statuses.put(result.id(), result.statusCode());
    }
  }

  Reading reading(LambdaMetric metric) {
    if (!complaints.isEmpty() || parts(metric).anyMatch(this::isIncomplete)) {
      return missing(metric, "an incomplete answer " + statuses + complaints);
    }
    Minutes invocations = minutes(LambdaMetric.INVOCATIONS);
    if (invocations.sum() == 0) {
      return missing(metric, "no invocations");
    }
    Statistic first = metric.statistics().getFirst();
    Minutes wanted = minutes(first);
    if (!wanted.covers(invocations)) {
      return missing(metric, "minutes with invocations and without " + first.metric());
    }
    return switch (metric) {
      case LambdaMetric.ErrorRate errors -> new Reading.Count(wanted.sum(), invocations.sum());
      case LambdaMetric.Latency latency ->
          new Reading.Value(wanted.meanWeightedBy(invocations), invocations.sum());
      case LambdaMetric.Slow slow -> slow(slow, wanted);
    };
  }

  private Reading slow(LambdaMetric.Slow metric, Minutes samples) {
    Minutes beyond = minutes(metric.beyond());
    return samples.isSumOf(minutes(metric.within()), beyond)
        ? new Reading.Count(beyond.sum(), samples.sum())
        : missing(metric, "minutes whose samples within and beyond the bound don't add up");
  }

  private static Stream<Statistic> parts(LambdaMetric metric) {
    return Stream.concat(Stream.of(LambdaMetric.INVOCATIONS), metric.statistics().stream());
  }

  private boolean isIncomplete(Statistic part) {
    StatusCode status = statuses.get(part.id());
    return status != null && status != StatusCode.COMPLETE;
  }

  private Minutes minutes(Statistic part) {
    return byId.getOrDefault(part.id(), Minutes.none());
  }

  private Reading missing(LambdaMetric metric, String why) {
    return new Reading.Missing(question.about(metric) + ": " + why);
  }
}
