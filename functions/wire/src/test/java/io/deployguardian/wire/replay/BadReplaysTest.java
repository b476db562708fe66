package io.deployguardian.wire.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.payload.BadPayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake is told with its place, what was found there, and what is expected. */
class BadReplaysTest {

  private static final String NUMBER = "a number, or \"NaN\", \"Infinity\" or \"-Infinity\"";

  private final Replay replay = new Replay(new FakeJudge());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          null                  | replay: found null, expected a JSON object
          []                    | replay: found a list, expected a JSON object
          {'metric': []}        | replay: found the unknown [metric], expected only [alpha, beta, intervals, metrics]
          {'intervals': []}     | replay.metrics: found nothing, expected a list of 1 to 50 metrics
          {'metrics': {}}       | replay.metrics: found an object, expected a list of 1 to 50 metrics
          {'metrics': []}       | replay.metrics: found a list of 0, expected a list of 1 to 50 metrics
          {'metrics': [{'name': 'a', 'kind': 'value'}]} | replay.intervals: found nothing, expected a list of 0 to 100000 intervals
          {'metrics': [{'name': 'a', 'kind': 'value'}], 'intervals': 3} | replay.intervals: found 3, expected a list of 0 to 100000 intervals
          {'metrics': [{'name': 'a', 'kind': 'value'}], 'intervals': [], 'alpha': 0} | replay.alpha: found 0, expected a probability, 0.000000001 to 0.5
          {'metrics': [{'name': 'a', 'kind': 'value'}], 'intervals': [], 'beta': 1} | replay.beta: found 1, expected a probability, 0.000000001 to 0.5
          {'metrics': [{'name': 'a', 'kind': 'value'}], 'intervals': [], 'beta': '5%'} | replay.beta: found text, expected a probability, 0.000000001 to 0.5
          """)
  void of_the_whole(String text, String message) {
    assertMessage(Replayed.json(text), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          3                                      | : found 3, expected a JSON object
          {'kind': 'ratio'}                      | .name: found nothing, expected a text
          {'name': 7, 'kind': 'ratio'}           | .name: found 7, expected a text
          {'name': ' ', 'kind': 'ratio'}         | .name: found an empty text, expected a text
          {'name': 'a\\u0007', 'kind': 'ratio'}   | .name: found an unprintable character, expected text of 1 to 100 printable characters
          {'name': 'errors', 'kind': 'ratio'}    | .name: found errors again, expected a name that no other metric has
          {'name': 'a'}                          | .kind: found nothing, expected one of [ratio, value]
          {'name': 'a', 'kind': 'rate'}          | .kind: found rate, expected one of [ratio, value]
          {'name': 'a', 'kind': true}            | .kind: found true, expected one of [ratio, value]
          {'name': 'a', 'kind': 'ratio', 'direction': 'up'} | .direction: found up, expected one of [increase, decrease, either]
          {'name': 'a', 'kind': 'ratio', 'threshold': 2}    | .threshold: found 2, expected a share, 0 to 1
          {'name': 'a', 'kind': 'value', 'threshold': -1}   | .threshold: found -1, expected a number, 0 or more, in the metric's own unit
          {'name': 'a', 'kind': 'value', 'threshold': 1e999} | .threshold: found a number too large, expected a number, 0 or more, in the metric's own unit
          {'name': 'a', 'kind': 'ratio', 'tolerance': 0}    | .tolerance: found 0, expected a share of the baseline above 0, at most 10
          {'name': 'a', 'kind': 'ratio', 'tolerance': 10.1} | .tolerance: found 10.1, expected a share of the baseline above 0, at most 10
          {'name': 'a', 'kind': 'ratio', 'tolerance': '10%'} | .tolerance: found text, expected a share of the baseline above 0, at most 10
          {'name': 'a', 'kind': 'ratio', 'absoluteTolerance': 1} | .absoluteTolerance: found 1, expected a share of all events, 0 to below 1
          {'name': 'a', 'kind': 'value', 'absoluteTolerance': 0} | .absoluteTolerance: found 0, expected nothing for a value: it is for ratios
          {'name': 'a', 'kind': 'ratio', 'critical': 'yes'} | .critical: found text, expected true or false
          {'name': 'a', 'kind': 'ratio', 'required': 1}     | .required: found 1, expected true or false
          """)
  void of_a_metric(String metric, String message) {
    assertMessage(
        Replayed.ofMetrics("[{'name': 'errors', 'kind': 'ratio'}, " + metric + "]"),
        "replay.metrics[1]" + message);
  }

  @Test
  void of_a_misspelt_field_of_a_metric() {
    assertMessage(
        Replayed.ofMetrics("[{'name': 'a', 'kind': 'ratio', 'tolerence': 0.1}]"),
        "replay.metrics[0]: found the unknown [tolerence], expected only [absoluteTolerance,"
            + " critical, direction, kind, name, required, threshold, tolerance]");
  }

  @Test
  void of_a_name_that_is_too_long() {
    assertMessage(
        Replayed.ofMetrics("[{'name': '%s', 'kind': 'ratio'}]".formatted("n".repeat(101))),
        "replay.metrics[0].name: found text of 101 characters, expected text of 1 to 100 printable"
            + " characters");
  }

  @Test
  void of_too_many() {
    String metric = "{'name': 'a', 'kind': 'ratio'}";
    assertMessage(
        Replayed.ofMetrics("[" + metric + ("," + metric).repeat(50) + "]"),
        "replay.metrics: found a list of 51, expected a list of 1 to 50 metrics");
    assertMessage(
        Replayed.of("[{}" + ",{}".repeat(100_000) + "]"),
        "replay.intervals: found a list of 100001, expected a list of 0 to 100000 intervals");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'now'                         | : found text, expected a JSON object
          null                          | : found null, expected a JSON object
          {'time': 1}                   | : found the unknown [time], expected only [at, baseline, canary]
          {'at': 'yesterday'}           | .at: found text, expected an ISO 8601 instant such as 2026-11-20T10:00:00Z
          {'at': '2026-11-20 10:00'}    | .at: found text, expected an ISO 8601 instant such as 2026-11-20T10:00:00Z
          {'at': 1795168800}            | .at: found 1795168800, expected a text
          {'at': '2026-11-20T09:59:59Z'} | .at: found 2026-11-20T09:59:59Z after 2026-11-20T10:00:00Z, expected intervals in the order of their times
          {'canary': []}                | .canary: found a list, expected a JSON object
          {'canary': {'error': {}}}     | .canary: found the unknown [error], expected only [errors, latency]
          {'baseline': {'errors': 3}}   | .baseline.errors: found 3, expected a JSON object
          {'canary': {'errors': {'value': 3}}} | .canary.errors: found the unknown [value], expected only [bad, total]
          {'canary': {'latency': {'bad': 3}}}  | .canary.latency: found the unknown [bad], expected only [samples, value]
          """)
  void of_an_interval(String interval, String message) {
    assertMessage(
        Replayed.of("[{'at': '2026-11-20T10:00:00Z'}, {}, " + interval + "]"),
        "replay.intervals[2]" + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'many'  | text
          'nan'   | text
          ''      | an empty text
          1.5     | 1.5
          true    | true
          [1]     | a list
          {}      | an object
          1e999   | a number too large
          1e19    | 1.0E19
          """)
  void of_a_count(String count, String found) {
    assertMessage(
        Replayed.ofCanary("{'errors': {'bad': %s, 'total': 900}}".formatted(count)),
        "replay.intervals[0].canary.errors.bad: found "
            + found
            + ", expected a whole number of 0 or more");
    assertMessage(
        Replayed.ofCanary("{'errors': {'bad': 'NaN', 'total': %s}}".formatted(count)),
        "replay.intervals[0].canary.errors.total: found "
            + found
            + ", expected a whole number of 0 or more");
  }

  @Test
  void of_a_count_beyond_all_bounds() {
    assertMessage(
        Replayed.ofCanary("{'errors': {'bad': 9223372036854775808, 'total': 900}}"),
        "replay.intervals[0].canary.errors.bad: found 9223372036854775808, expected a whole number"
            + " of 0 or more, below 2^63");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'fast'      | text
          '1.5'       | text
          '+Infinity' | text
          false       | false
          [1]         | a list
          1e999       | a number too large
          """)
  void of_a_value(String value, String found) {
    assertMessage(
        Replayed.ofCanary("{'latency': {'value': %s}}".formatted(value)),
        "replay.intervals[0].canary.latency.value: found " + found + ", expected " + NUMBER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0.5"})
  void of_samples(String samples) {
    assertMessage(
        Replayed.ofCanary("{'latency': {'value': 1, 'samples': %s}}".formatted(samples)),
        "replay.intervals[0].canary.latency.samples: found "
            + samples
            + ", expected a whole number of 0 or more");
  }

  @Test
  void whatever_stands_anywhere_it_is_judged_or_told_with_its_place() {
    JsonNode odd =
        Replayed.json(
            """
            [null, true, 0, -1, 1.5, 1e300, 1e999, 99999999999999999999999, '', ' ', 'NaN', 'x', '\\ud800',
             '2026-11-20T10:00:00Z', '+999999999-12-31T23:59:59Z', [], [[]], [null], {}, {'x': {}}]""");

    assertJudgedOrTold(Mutations.good());
    odd.forEach(each -> Mutations.of(each, this::assertJudgedOrTold));
  }

  private void assertJudgedOrTold(JsonNode asked) {
    try {
      assertThat(replay.answer(asked).get("verdict").asText()).isNotEmpty();
    } catch (BadPayload told) {
      assertThat(told)
          .as(DomainJson.write(asked))
          .hasMessageMatching("replay\\S*: found .+, expected .+");
    }
  }

  private void assertMessage(JsonNode asked, String message) {
    assertThatThrownBy(() -> replay.answer(asked))
        .isInstanceOf(BadPayload.class)
        .hasMessage(message);
  }
}
