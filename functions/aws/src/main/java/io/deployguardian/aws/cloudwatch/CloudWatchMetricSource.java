package io.deployguardian.aws.cloudwatch;

import io.deployguardian.aws.client.SmallHttp;
import io.deployguardian.aws.client.TargetClients;
import io.deployguardian.aws.client.Targets;
import io.deployguardian.aws.lambda.AliasArn;
import io.deployguardian.core.canary.MetricSource;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Guarded.Access;
import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Release;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * What CloudWatch saw of one version behind a Lambda alias: {@code error-rate}, {@code
 * slower-than-500ms} and its like, and {@code latency-p50}, {@code -p95} and {@code -p99} in
 * milliseconds. Whatever it can't say is missing, with the reason: a source that is down never
 * promotes.
 */
public final class CloudWatchMetricSource implements MetricSource {

  private final TargetClients<CloudWatchClient> clients;

  public CloudWatchMetricSource(TargetClients<CloudWatchClient> clients) {
    this.clients = clients;
  }

  public static CloudWatchMetricSource onAws(Targets targets) {
    return new CloudWatchMetricSource(
        targets.clients(() -> SmallHttp.under(CloudWatchClient.builder())));
  }

  @Override
  public Reading read(Binding binding, Metric metric, Release release, Instant from, Instant to) {
    Optional<LambdaMetric> known = LambdaMetric.named(metric.name());
    if (known.isEmpty()) {
      return new Reading.Missing(
          "CloudWatch: found no " + metric.name() + ", expected one of " + LambdaMetric.KNOWN);
    }
    if (!AliasArn.isPublishedVersion(release.artifact())) {
      return new Reading.Missing(
          "artifact: found " + release.artifact() + ", expected a published version such as 12");
    }
    // Whole minutes, both ends rounded down: intervals that follow each other count each minute
    // once, and none that
    // still goes on.
    Instant start = from.truncatedTo(ChronoUnit.MINUTES);
    Instant end = to.truncatedTo(ChronoUnit.MINUTES);
    if (!start.isBefore(end)) {
      return new Reading.Missing(
          from + " to " + to + ": found no whole minute, expected at least one");
    }
    var question =
        new Question(AliasArn.of(binding.target()), release.artifact(), known.get(), start, end);
    return ask(binding.access(), question);
  }

  private Reading ask(Optional<Access> access, Question question) {
    try {
      var answer = new MetricAnswer(question);
      clients
          .of(access, question.alias().region())
          .getMetricDataPaginator(question.request())
          .forEach(answer::add);
      return answer.reading();
    } catch (SdkException e) {
      return new Reading.Missing("CloudWatch: " + e.getMessage());
    }
  }
}
