package io.deployguardian.aws.cloudwatch;

import io.deployguardian.core.rollout.Measurement.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  Reading reading() {
    Minutes invocations = minutes(Question.INVOCATIONS);
    Minutes wanted = minutes(Question.WANTED);
    if (!complaints.isEmpty() || statuses.values().stream().anyMatch(MetricAnswer::isIncomplete)) {
      return missing("an incomplete answer " + statuses + complaints);
    }
    if (invocations.sum() == 0) {
      return missing("no invocations");
    }
    if (!wanted.covers(invocations)) {
      return missing("minutes with invocations and without " + question.metric().metric());
    }
    return switch (question.metric()) {
      case LambdaMetric.ErrorRate errors -> new Reading.Count(wanted.sum(), invocations.sum());
      case LambdaMetric.Latency latency ->
          new Reading.Value(wanted.meanWeightedBy(invocations), invocations.sum());
      case LambdaMetric.Slow slow -> slow(wanted);
    };
  }

  private Reading slow(Minutes samples) {
    Minutes beyond = minutes(Question.BEYOND);
    return samples.isSumOf(minutes(Question.WITHIN), beyond)
        ? new Reading.Count(beyond.sum(), samples.sum())
        : missing("minutes whose samples within and beyond the bound don't add up");
  }

  private static boolean isIncomplete(StatusCode status) {
    return status != null && status != StatusCode.COMPLETE;
  }

  private Minutes minutes(String id) {
    return byId.getOrDefault(id, Minutes.none());
  }

  private Reading missing(String why) {
    return new Reading.Missing(question + ": " + why);
  }
}
