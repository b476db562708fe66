package io.deployguardian.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command reads, says and ends with. */
class ReplayCommandTest {

  private static final String TWO_LINES = BulkReplayTest.replay(1) + "\nnonsense\n";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void reads_stdin_and_ends_well_once_every_line_is_answered() {
    assertThat(run(TWO_LINES)).isZero();

    assertThat(said(out).lines())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("{\"verdict\":"),
            second -> assertThat(second).startsWith("{\"error\":\"line 2: "));
    assertThat(said(err)).isEmpty();
  }

  @Test
  void reads_a_file() throws IOException {
    Path file = Files.writeString(folder.resolve("replays.jsonl"), TWO_LINES);

    assertThat(run("", file.toString())).isZero();
    assertThat(said(out).lines()).hasSize(2);
  }

  @Test
  void a_file_that_cannot_be_read_is_one_line_and_exit_1() {
    assertThat(run("", folder.resolve("nowhere").toString())).isEqualTo(1);
    assertThat(run("", folder.toString())).isEqualTo(1);

    assertThat(said(out)).isEmpty();
    assertThat(said(err).lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("scripts/replay: found no readable file " + folder));
  }

  @Test
  void anything_but_one_file_is_one_line_and_exit_2() {
    assertThat(run("", "one", "two")).isEqualTo(2);
    assertThat(run("", "--fast")).isEqualTo(2);

    assertThat(said(err).lines())
        .containsExactly(
            "scripts/replay: found one two, expected at most one file",
            "scripts/replay: found --fast, expected at most one file");
  }

  @Test
  void answers_that_nobody_takes_are_one_line_and_exit_1() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThat(command(TWO_LINES, broken).run()).isEqualTo(1);
    assertThat(said(err).lines()).containsExactly("scripts/replay: Broken pipe");
  }

  private int run(String lines, String... arguments) {
    return command(lines, out).run(arguments);
  }

  private ReplayCommand command(String lines, OutputStream to) {
    var in = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    return new ReplayCommand(in, to, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String said(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
