package io.deployguardian.local.replay;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.canary.Judge;
import io.deployguardian.local.replay.Lines.Line;
import io.deployguardian.wire.json.DomainJson;
import io.deployguardian.wire.payload.BadPayload;
import io.deployguardian.wire.replay.Replay;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Answers each line with a line, in the same order. A line that makes no sense is answered with
 * {@code {"error": "line 3: ..."}}, and the next one is judged all the same.
 */
final class BulkReplay {

  /** In bytes. As much as 100000 intervals of a few metrics need, and little enough to parse. */
  static final int LONGEST_LINE = 64 * 1024 * 1024;

  /** Lines, and bytes, that are judged at the same time: enough for each processor to have some. */
  private static final int AT_ONCE = 64;

  private static final int ENOUGH = 8 * 1024 * 1024;

  private final Replay replay;
  private final int longestLine;

  BulkReplay(Judge judge, int longestLine) {
    this.replay = new Replay(judge);
    this.longestLine = longestLine;
  }

  void answer(InputStream lines, OutputStream answers) throws IOException {
    var reader = new Lines(lines, longestLine);
    for (List<Line> some = reader.next(AT_ONCE, ENOUGH);
        !some.isEmpty();
        some = reader.next(AT_ONCE, ENOUGH)) {
      for (String answer : some.parallelStream().map(this::answer).toList()) {
        answers.write(answer.getBytes(StandardCharsets.UTF_8));
        answers.write('\n');
      }
      answers.flush();
    }
  }

  private String answer(Line line) {
    try {
      return DomainJson.write(replay.answer(parsed(line)));
    } catch (BadPayload bad) {
      return error(line, bad.getMessage());
    } catch (RuntimeException broken) {
      // An edge of its own: one line that breaks the judge must not cost the others.
      return error(line, "the judge failed: " + broken);
    }
  }

  private JsonNode parsed(Line line) {
    if (line.isTooLong()) {
      throw new BadPayload("length", "a longer line", "at most " + longestLine + " bytes");
    }
    try {
      return DomainJson.mapper().readTree(line.bytes());
    } catch (JacksonException e) {
      throw new BadPayload(place(e), found(e), "a JSON object");
    } catch (IOException e) {
      throw new BadPayload("replay", "bytes that are no UTF-8", "a JSON object");
    }
  }

  private static String place(JacksonException e) {
    return e.getLocation() == null ? "replay" : "column " + e.getLocation().getColumnNr();
  }

  private static String found(JacksonException e) {
    return e.getOriginalMessage().startsWith("Duplicate field")
        ? "a key for the second time"
        : "broken JSON";
  }

  private static String error(Line line, String message) {
    return DomainJson.write(
        DomainJson.mapper()
            .createObjectNode()
            .put("error", "line " + line.number() + ": " + message));
  }
}
