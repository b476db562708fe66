package io.deployguardian.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.aws.lambda.AliasArn;
import io.deployguardian.core.plan.SlowerThan;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

class MetricAnswerTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final LambdaMetric ERRORS = new LambdaMetric.ErrorRate();
  private static final LambdaMetric LATENCY = new LambdaMetric.Latency(95);
  private static final LambdaMetric SLOW = new LambdaMetric.Slow(new SlowerThan(500));

  private static Question question(LambdaMetric metric) {
    var alias = AliasArn.of("arn:aws:lambda:eu-central-1:111122223333:function:shop:live");
    return new Question(alias, "12", List.of(metric), NOON, NOON.plusSeconds(180));
  }

  /** A page with one value per minute; null where there is none. */
  private static GetMetricDataResponse page(String id, StatusCode status, Double... values) {
    List<Integer> minutes =
        IntStream.range(0, values.length).filter(i -> values[i] != null).boxed().toList();
    return GetMetricDataResponse.builder()
        .metricDataResults(
            MetricDataResult.builder()
                .id(id)
                .statusCode(status)
                .timestamps(minutes.stream().map(i -> NOON.plusSeconds(60L * i)).toList())
                .values(minutes.stream().map(i -> values[i]).toList())
                .build())
        .build();
  }

  private static Reading reading(LambdaMetric metric, GetMetricDataResponse... pages) {
    var answer = new MetricAnswer(question(metric));
    Arrays.stream(pages).forEach(answer::add);
    return answer.reading(metric);
  }

  private static GetMetricDataResponse invocations(Double... values) {
    return page("invocations", StatusCode.COMPLETE, values);
  }

  private static GetMetricDataResponse errors(Double... values) {
    return page("errors", StatusCode.COMPLETE, values);
  }

  private static GetMetricDataResponse samples(Double... values) {
    return page("samples", StatusCode.COMPLETE, values);
  }

  private static GetMetricDataResponse within(Double... values) {
    return page("within500", StatusCode.COMPLETE, values);
  }

  private static GetMetricDataResponse beyond(Double... values) {
    return page("beyond500", StatusCode.COMPLETE, values);
  }

  @Test
  void asks_for_one_version_behind_one_alias_minute_by_minute() {
    var request = question(LATENCY).request();
    assertThat(request.startTime()).isEqualTo(NOON);
    assertThat(request.endTime()).isEqualTo(NOON.plusSeconds(180));
    MetricDataQuery wanted = request.metricDataQueries().getLast();
    assertThat(wanted.metricStat().stat()).isEqualTo("p95");
    assertThat(wanted.metricStat().period()).isEqualTo(60);
    assertThat(wanted.metricStat().metric().namespace()).isEqualTo("AWS/Lambda");
    assertThat(wanted.metricStat().metric().metricName()).isEqualTo("Duration");
    assertThat(wanted.metricStat().metric().dimensions())
        .extracting(Dimension::name, Dimension::value)
        .map(Object::toString)
        .containsExactlyInAnyOrder(
            "(\"FunctionName\", \"shop\")",
            "(\"Resource\", \"shop:live\")",
            "(\"ExecutedVersion\", \"12\")");
  }

  @Test
  void asks_for_both_sides_of_a_bound() {
    assertThat(question(SLOW).request().metricDataQueries())
        .extracting(
            query -> query.id() + " " + query.metricStat().metric().metricName(),
            query -> query.metricStat().stat())
        .map(Object::toString)
        .containsExactly(
            "(\"invocations Invocations\", \"Sum\")",
            "(\"samples Duration\", \"SampleCount\")",
            "(\"within500 Duration\", \"TC(:500)\")",
            "(\"beyond500 Duration\", \"TC(500:)\")");
  }

  @Test
  void asks_once_for_what_several_metrics_share() {
    var slower = new LambdaMetric.Slow(new SlowerThan(200));
    var all = List.of(ERRORS, SLOW, slower);
    var asked = new Question(question(SLOW).alias(), "12", all, NOON, NOON.plusSeconds(60));
    assertThat(asked.request().metricDataQueries())
        .extracting(MetricDataQuery::id)
        .containsExactly(
            "invocations", "errors", "samples", "within500", "beyond500", "within200", "beyond200");
  }

  @Test
  void pays_for_each_metric_once_up_to_five_statistics() {
    var slower = new LambdaMetric.Slow(new SlowerThan(200));
    assertThat(Question.billed(List.of(ERRORS))).isEqualTo(2);
    assertThat(Question.billed(List.of(ERRORS, SLOW))).isEqualTo(3);
    assertThat(Question.billed(List.of(ERRORS, SLOW, slower))).isEqualTo(3);
    assertThat(Question.billed(List.of(ERRORS, SLOW, slower, LATENCY))).isEqualTo(4);
  }

  @Test
  void lacks_only_the_metric_whose_own_part_is_incomplete() {
    var both = new Question(question(SLOW).alias(), "12", List.of(ERRORS, SLOW), NOON, NOON);
    var answer = new MetricAnswer(both);
    answer.add(invocations(9.0));
    answer.add(page("errors", StatusCode.PARTIAL_DATA, 1.0));
    answer.add(samples(9.0));
    answer.add(within(9.0));
    missing(answer.reading(ERRORS), "error-rate of shop:live", "an incomplete answer");
    assertThat(answer.reading(SLOW)).isEqualTo(new Reading.Count(0, 9));
  }

  @Test
  void counts_what_was_slower_than_a_bound() {
    assertThat(
            reading(
                SLOW,
                invocations(100.0, null, 50.0),
                samples(100.0, null, 49.0),
                within(97.0, null, 49.0),
                beyond(3.0, null, 0.0)))
        .isEqualTo(new Reading.Count(3, 149));
  }

  @Test
  void takes_a_side_without_a_point_for_zero_where_the_other_one_has_all_samples() {
    assertThat(reading(SLOW, invocations(100.0), samples(100.0), within(100.0), beyond()))
        .isEqualTo(new Reading.Count(0, 100));
    assertThat(reading(SLOW, invocations(100.0), samples(100.0), within(), beyond(100.0)))
        .isEqualTo(new Reading.Count(100, 100));
  }

  @Test
  void is_missing_where_samples_are_on_no_side_of_a_bound_or_on_both() {
    String why = "slower-than-500ms of shop:live version 12 from";
    String sum = "within and beyond the bound don't add up";
    missing(reading(SLOW, invocations(9.0), samples(9.0)), why, sum);
    missing(reading(SLOW, invocations(9.0), samples(9.0), within(7.0)), sum);
    missing(reading(SLOW, invocations(9.0), samples(9.0), within(9.0), beyond(1.0)), sum);
    missing(reading(SLOW, invocations(9.0), samples(9.0), within(9.0), beyond(null, 1.0)), sum);
  }

  @Test
  void divides_nothing_itself_but_counts() {
    assertThat(reading(ERRORS, invocations(100.0, null, 50.0), errors(3.0, null, 0.0)))
        .isEqualTo(new Reading.Count(3, 150));
  }

  @Test
  void weighs_each_minutes_percentile_with_its_invocations() {
    assertThat(
            reading(
                LATENCY, invocations(300.0, 100.0), page("p95", StatusCode.COMPLETE, 100.0, 200.0)))
        .isEqualTo(new Reading.Value(125, 400));
  }

  @Test
  void puts_pages_together() {
    assertThat(
            reading(
                ERRORS,
                page("invocations", StatusCode.PARTIAL_DATA, 100.0),
                invocations(null, 50.0),
                errors(1.0, 2.0)))
        .isEqualTo(new Reading.Count(3, 150));
  }

  @Test
  void is_missing_where_nothing_was_invoked() {
    missing(reading(ERRORS), "error-rate of shop:live version 12", "no invocations");
    missing(reading(ERRORS, invocations(0.0), errors(0.0)), "no invocations");
    missing(reading(SLOW, samples(9.0), within(9.0)), "no invocations");
  }

  @Test
  void is_missing_where_only_a_part_arrived() {
    missing(reading(ERRORS, invocations(100.0, 50.0), errors(0.0)), "without Errors");
    missing(reading(SLOW, invocations(9.0, 5.0), samples(9.0), within(9.0)), "without Duration");
    missing(
        reading(ERRORS, invocations(100.0), page("errors", StatusCode.PARTIAL_DATA, 0.0)),
        "an incomplete answer");
    missing(
        reading(ERRORS, invocations(100.0), page("errors", StatusCode.FORBIDDEN, 0.0)),
        "an incomplete answer");
  }

  private static void missing(Reading reading, String... why) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Missing.class, missing -> assertThat(missing.why()).contains(why));
  }
}
