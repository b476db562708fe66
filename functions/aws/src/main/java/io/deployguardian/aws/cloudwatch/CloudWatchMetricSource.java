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
import java.util.Collections;
import java.util.List;
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
    return readAll(binding, List.of(metric), release, from, to).getFirst();
  }

  /** One request for all of them: what they share is asked for, and paid, once. */
  @Override
  public List<Reading> readAll(
      Binding binding, List<Metric> metrics, Release release, Instant from, Instant to) {
    // Whole minutes, both ends rounded down: intervals that follow each other count each minute
    // once, and none that still goes on.
    Instant start = from.truncatedTo(ChronoUnit.MINUTES);
    Instant end = to.truncatedTo(ChronoUnit.MINUTES);
    if (!AliasArn.isPublishedVersion(release.artifact())) {
      return missing(
          metrics,
          "artifact: found " + release.artifact() + ", expected a published version such as 12");
    }
    if (!start.isBefore(end)) {
      return missing(
          metrics, from + " to " + to + ": found no whole minute, expected at least one");
    }
    List<LambdaMetric> known = known(metrics);
    if (known.isEmpty()) {
      return metrics.stream().map(CloudWatchMetricSource::unknown).toList();
    }
    var alias = AliasArn.of(binding.target());
    var question = new Question(alias, release.artifact(), known, start, end);
    return ask(binding.access(), question, metrics);
  }

  /**
   * How many metrics one reading of these is on CloudWatch's bill. What CloudWatch doesn't know is
   * never asked for.
   */
  public static int billed(List<Metric> metrics) {
    List<LambdaMetric> known = known(metrics);
    return known.isEmpty() ? 0 : Question.billed(known);
  }

  private List<Reading> ask(Optional<Access> access, Question question, List<Metric> metrics) {
    try {
      var answer = new MetricAnswer(question);
      clients
          .of(access, question.alias().region())
          .getMetricDataPaginator(question.request())
          .forEach(answer::add);
      return metrics.stream()
          .map(
              metric ->
                  LambdaMetric.named(metric.name())
                      .map(answer::reading)
                      .orElseGet(() -> unknown(metric)))
          .toList();
    } catch (SdkException e) {
      return missing(metrics, "CloudWatch: " + e.getMessage());
    }
  }

  private static List<LambdaMetric> known(List<Metric> metrics) {
    return metrics.stream().flatMap(metric -> LambdaMetric.named(metric.name()).stream()).toList();
  }

  private static Reading unknown(Metric metric) {
    return new Reading.Missing(
        "CloudWatch: found no " + metric.name() + ", expected one of " + LambdaMetric.KNOWN);
  }

  private static List<Reading> missing(List<Metric> metrics, String why) {
    return Collections.nCopies(metrics.size(), new Reading.Missing(why));
  }
}
