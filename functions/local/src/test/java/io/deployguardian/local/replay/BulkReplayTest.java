package io.deployguardian.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.canary.Analysis;
import io.deployguardian.core.canary.Judge;
import io.deployguardian.core.canary.Judgement;
import io.deployguardian.core.rollout.Verdict;
import io.deployguardian.wire.json.DomainJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BulkReplayTest {

  /** Longer than any line of these tests, but for the one that is too long. */
  private static final int LONGEST = 200_000;

  private static final Judge COUNTS_INTERVALS = BulkReplayTest::countIntervals;

  @Test
  void each_line_has_an_answer_in_the_same_order() throws IOException {
    List<JsonNode> answers =
        answers(COUNTS_INTERVALS, IntStream.range(1, 500).mapToObj(BulkReplayTest::replay));

    assertThat(answers)
        .extracting(answer -> answer.path("decidedAt").asInt())
        .containsExactlyElementsOf(IntStream.range(1, 500).boxed().toList());
  }

  @Test
  void lines_that_make_no_sense_cost_no_other_line() throws IOException {
    List<JsonNode> answers =
        answers(
            COUNTS_INTERVALS,
            Stream.of(replay(1), "{\"metrics\": [", replay(2), "", "[]", replay(3)));

    assertThat(answers)
        .extracting(answer -> answer.path("decidedAt").asInt())
        .containsExactly(1, 0, 2, 0, 0, 3);
    assertThat(answers)
        .extracting(answer -> answer.path("error").asText())
        .containsExactly(
            "",
            "line 2: column 14: found broken JSON, expected a JSON object",
            "",
            "line 4: replay: found nothing, expected a JSON object",
            "line 5: replay: found a list, expected a JSON object",
            "");
  }

  @Test
  void each_mistake_is_told_with_its_line_and_place() throws IOException {
    assertThat(error("{\"metrics\": [], \"intervals\": []}"))
        .isEqualTo("line 1: replay.metrics: found a list of 0, expected a list of 1 to 50 metrics");
    assertThat(error(replay(3).replace("\"bad\": 1", "\"bad\": \"one\"")))
        .isEqualTo(
            "line 1: replay.intervals[0].canary.errors.bad: found text, expected a whole number of"
                + " 0 or more");
    assertThat(error(replay(1).replace("\"bad\": 1", "\"bad\": 1, \"bad\": 2")))
        .startsWith("line 1: column ")
        .contains("found a key for the second time");
    assertThat(error(replay(1) + replay(1)))
        .startsWith("line 1: column ")
        .contains("found broken JSON");
    assertThat(error("{\"rollout\": \"4711-1-shop\"}"))
        .isEqualTo(
            "line 1: replay: found the unknown [rollout], expected only [alpha, beta, intervals,"
                + " metrics]");
  }

  @Test
  void a_line_that_is_too_long_is_skipped_and_not_kept() throws IOException {
    String tooLong = replay(1) + " ".repeat(LONGEST);

    List<JsonNode> answers = answers(COUNTS_INTERVALS, Stream.of(replay(1), tooLong, replay(2)));

    assertThat(answers.get(1).path("error").asText())
        .isEqualTo("line 2: length: found a longer line, expected at most " + LONGEST + " bytes");
    assertThat(answers.get(2).path("decidedAt").asInt()).isEqualTo(2);
  }

  @Test
  void a_line_is_read_whole_however_long_it_is() throws IOException {
    // Several times what is read at once.
    String padded = " ".repeat(180_000) + replay(3);

    assertThat(answers(COUNTS_INTERVALS, Stream.of(padded, replay(1))))
        .extracting(answer -> answer.path("decidedAt").asInt())
        .containsExactly(3, 1);
  }

  @Test
  void a_line_that_breaks_the_judge_costs_no_other_line() throws IOException {
    Judge breaks =
        analysis -> {
          if (analysis.measurements().size() == 2) {
            throw new IllegalStateException("two are too many");
          }
          return countIntervals(analysis);
        };

    List<JsonNode> answers = answers(breaks, Stream.of(replay(1), replay(2), replay(3)));

    assertThat(answers.get(1).path("error").asText())
        .startsWith("line 2: ")
        .contains("two are too many");
    assertThat(answers.get(2).path("decidedAt").asInt()).isEqualTo(3);
  }

  @Test
  void ends_of_lines_may_be_those_of_windows_and_the_last_may_lack_its_own() throws IOException {
    String lines = replay(1) + "\r\n" + replay(2);

    assertThat(answers(COUNTS_INTERVALS, lines.getBytes(StandardCharsets.UTF_8)))
        .extracting(answer -> answer.path("decidedAt").asInt())
        .containsExactly(1, 2);
  }

  @Test
  void bytes_that_are_no_text_are_told() throws IOException {
    byte[] lines = (replay(1) + "\n" + replay(1)).getBytes(StandardCharsets.UTF_8);
    lines[replay(1).indexOf("errors")] = (byte) 0xff;

    List<JsonNode> answers = answers(COUNTS_INTERVALS, lines);

    assertThat(answers.get(0).path("error").asText()).startsWith("line 1: ");
    assertThat(answers.get(1).path("decidedAt").asInt()).isEqualTo(1);
  }

  @Test
  void nothing_in_is_nothing_out() throws IOException {
    assertThat(answers(COUNTS_INTERVALS, new byte[0])).isEmpty();
  }

  private static Judgement countIntervals(Analysis analysis) {
    return new Judgement(
        Verdict.inconclusive("errors", "not judged"),
        OptionalInt.of(analysis.measurements().size()),
        List.of());
  }

  static String replay(int intervals) {
    String reading = "{\"errors\": {\"bad\": 1, \"total\": 100}}";
    String interval = "{\"baseline\": {}, \"canary\": " + reading + "}";
    return "{\"metrics\": [{\"name\": \"errors\", \"kind\": \"ratio\"}], \"intervals\": ["
        + String.join(", ", Collections.nCopies(intervals, interval))
        + "]}";
  }

  private static String error(String line) throws IOException {
    return answers(COUNTS_INTERVALS, Stream.of(line)).getFirst().path("error").asText();
  }

  private static List<JsonNode> answers(Judge judge, Stream<String> lines) throws IOException {
    String all = String.join("\n", lines.toList()) + "\n";
    return answers(judge, all.getBytes(StandardCharsets.UTF_8));
  }

  private static List<JsonNode> answers(Judge judge, byte[] lines) throws IOException {
    var out = new ByteArrayOutputStream();
    new BulkReplay(judge, LONGEST).answer(new ByteArrayInputStream(lines), out);
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> DomainJson.readStrictly(line, JsonNode.class))
        .toList();
  }
}
