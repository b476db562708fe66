package io.deployguardian.wire.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.canary.Analysis;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.plan.Risk;
import io.deployguardian.core.plan.Tolerance;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a judge is asked about given intervals. */
class ReplayTest {

  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

  private final FakeJudge judge = new FakeJudge();

  @Test
  void measurements_come_interval_by_interval_and_metric_by_metric() {
    Analysis asked =
        asked(
            Replayed.of(
                """
                [{'at': '2026-11-20T10:00:00Z',
                  'baseline': {'errors': {'bad': 3, 'total': 900}, 'latency': {'value': 104.2}},
                  'canary': {'errors': {'bad': 1, 'total': 100}, 'latency': {'value': 101, 'samples': 7}}},
                 {'at': '2026-11-20T10:01:00Z',
                  'baseline': {'errors': {'bad': 0, 'total': 0}, 'latency': {'value': -0.5}},
                  'canary': {'errors': {'bad': 2, 'total': 2}, 'latency': {'value': 0}}}]"""));

    assertThat(asked.measurements())
        .containsExactly(
            measured("errors", TEN, TEN, count(3, 900), count(1, 100)),
            measured("latency", TEN, TEN, value(104.2, 0), value(101, 7)),
            measured("errors", TEN, TEN.plusSeconds(60), count(0, 0), count(2, 2)),
            measured("latency", TEN, TEN.plusSeconds(60), value(-0.5, 0), value(0, 0)));
    assertThat(asked.comparable()).isTrue();
    assertThat(asked.overdue()).isFalse();
    assertThat(asked.stage()).isZero();
  }

  @Test
  void metrics_and_risks_have_the_defaults_of_a_plan() {
    Analysis asked = asked(Replayed.of("[]"));

    assertThat(asked.metrics())
        .containsExactly(
            new Metric(
                "errors",
                Kind.RATIO,
                Direction.INCREASE,
                OptionalDouble.empty(),
                Kind.RATIO.usualTolerance(),
                true,
                true),
            new Metric(
                "latency",
                Kind.VALUE,
                Direction.INCREASE,
                OptionalDouble.empty(),
                Kind.VALUE.usualTolerance(),
                true,
                true));
    assertThat(asked.risk()).isEqualTo(Risk.USUAL);
    assertThat(asked.measurements()).isEmpty();
  }

  @Test
  void metrics_and_risks_may_say_everything() {
    Analysis asked =
        asked(
            Replayed.json(
                """
                {'metrics': [{'name': 'full', 'kind': 'ratio', 'direction': 'either', 'threshold': 0.02,
                  'tolerance': 10, 'absoluteTolerance': 0, 'critical': false, 'required': false}],
                 'intervals': [], 'alpha': 0.5, 'beta': 1e-9}"""));

    assertThat(asked.metrics())
        .containsExactly(
            new Metric(
                "full",
                Kind.RATIO,
                Direction.EITHER,
                OptionalDouble.of(0.02),
                new Tolerance(10, 0),
                false,
                false));
    assertThat(asked.risk()).isEqualTo(new Risk(0.5, 1e-9));
  }

  @Test
  void a_null_where_something_may_be_absent_is_the_same_as_nothing() {
    Analysis asked =
        asked(
            Replayed.json(
                """
                {'metrics': [{'name': 'a', 'kind': 'value', 'direction': null, 'threshold': null,
                  'tolerance': null, 'absoluteTolerance': null, 'critical': null, 'required': null}],
                 'intervals': [{'at': null, 'baseline': {'a': {'value': 1, 'samples': null}}}],
                 'alpha': null, 'beta': null}"""));

    assertThat(asked.metrics().getFirst().critical()).isTrue();
    assertThat(asked.measurements().getFirst().baseline()).isEqualTo(value(1, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                  | the whole side is missing
          {'canary': null}                                    | the whole side is missing
          {'canary': {}}                                      | the metric is missing
          {'canary': {'errors': null}}                        | the metric is missing
          {'canary': {'errors': {'bad': null, 'total': 5}}}   | bad is missing
          {'canary': {'errors': {'bad': 5, 'total': null}}}   | total is missing
          {'canary': {'errors': {}}}                          | bad is missing, total is missing
          {'canary': {'errors': {'bad': 'NaN', 'total': 5}}}  | bad is NaN
          {'canary': {'errors': {'bad': 1, 'total': '-Infinity'}}} | total is -Infinity
          """)
  void what_is_not_there_is_missing(String interval, String why) {
    List<Measurement> measurements =
        asked(Replayed.of("[" + interval.replace("''", "'") + "]")).measurements();

    assertThat(measurements).hasSize(2);
    assertThat(measurements.getFirst().canary()).isEqualTo(new Reading.Missing(why));
    assertThat(measurements.getFirst().baseline())
        .isEqualTo(new Reading.Missing("the whole side is missing"));
  }

  @Test
  void a_value_that_is_null_is_missing() {
    assertThat(latency("{'value': null, 'samples': 3}"))
        .isEqualTo(new Reading.Missing("value is missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void a_value_may_be_what_json_has_no_number_for(String text) {
    assertThat(latency("{'value': '" + text + "'}")).isEqualTo(value(Double.parseDouble(text), 0));
  }

  @ParameterizedTest
  @CsvSource({
    "3.0, 3",
    "1e3, 1000",
    "0.0, 0",
    "-2, -2",
    "9223372036854775807, 9223372036854775807"
  })
  void a_whole_number_may_be_written_in_any_way_and_be_impossible(String text, long whole) {
    Reading read =
        asked(Replayed.ofCanary("{'errors': {'bad': %s, 'total': 7}}".formatted(text)))
            .measurements()
            .getFirst()
            .canary();

    assertThat(read).isEqualTo(count(whole, 7));
  }

  @Test
  void without_times_the_intervals_are_a_minute_each() {
    assertThat(times("[{}, {}, {}]"))
        .containsExactly(
            Instant.EPOCH, Instant.EPOCH.plusSeconds(60), Instant.EPOCH.plusSeconds(120));
  }

  @Test
  void an_interval_without_a_time_among_others_is_no_later_than_the_next() {
    assertThat(
            times(
                """
                [{'at': '2026-11-20T10:00:00Z'}, {}, {'at': '2026-11-20T11:00:00.5+01:00'},
                 {'at': '2026-11-20T10:00:00.5Z'}]"""))
        .containsExactly(TEN, TEN, TEN.plusMillis(500), TEN.plusMillis(500));
  }

  private Stream<Instant> times(String intervals) {
    return asked(Replayed.of(intervals)).measurements().stream()
        .filter(measurement -> measurement.metric().equals("errors"))
        .map(Measurement::at);
  }

  private Reading latency(String reading) {
    return asked(Replayed.ofCanary("{'latency': " + reading + "}")).measurements().get(1).canary();
  }

  private Analysis asked(JsonNode replay) {
    new Replay(judge).answer(replay);
    return judge.asked();
  }

  private static Measurement measured(
      String metric, Instant from, Instant at, Reading baseline, Reading canary) {
    return new Measurement(metric, 0, from, at, baseline, canary);
  }

  private static Reading count(long bad, long total) {
    return new Reading.Count(bad, total);
  }

  private static Reading value(double value, long samples) {
    return new Reading.Value(value, samples);
  }
}
