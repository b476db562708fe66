package io.deployguardian.local.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command reads, says and ends with. */
class RunbookCommandTest {

  private static final Path EXAMPLES = Path.of("../../docs/examples");

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void prints_the_draft_that_the_docs_show() throws IOException {
    assertThat(run(EXAMPLES.resolve("lambda-alias.yml").toString())).isZero();
    assertThat(said(out)).isEqualTo(Files.readString(EXAMPLES.resolve("lambda-alias-runbook.md")));
    assertThat(said(err)).isEmpty();
  }

  @Test
  void drafts_the_service_that_is_named() {
    assertThat(run(EXAMPLES.resolve("monorepo.yml").toString(), "search")).isZero();
    assertThat(said(out)).startsWith("# Runbook: `search`\n");
  }

  @Test
  void one_of_several_services_has_to_be_named() {
    assertThat(run(EXAMPLES.resolve("monorepo.yml").toString())).isEqualTo(2);
    assertThat(said(err))
        .isEqualTo(
            "scripts/runbook: service: found no service, expected one of [payments, search, shop]\n");
    assertThat(said(out)).isEmpty();
  }

  @Test
  void each_problem_of_an_invalid_plan_is_a_line_and_exit_1() throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.yml"), "version: 2\nservices: 7\n");
    assertThat(run(plan.toString())).isEqualTo(1);
    assertThat(said(err).lines()).hasSize(2).allMatch(line -> line.startsWith(plan + ": line "));
    assertThat(said(out)).isEmpty();
  }

  @Test
  void a_file_that_cannot_be_read_is_one_line_and_exit_1() {
    assertThat(run(folder.resolve("nowhere.yml").toString())).isEqualTo(1);
    assertThat(run(folder.toString())).isEqualTo(1);
    assertThat(said(err).lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("scripts/runbook: found no readable file " + folder));
  }

  @Test
  void anything_but_a_file_and_a_service_is_one_line_and_exit_2() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("a", "b", "c")).isEqualTo(2);
    assertThat(run("--fast")).isEqualTo(2);
    assertThat(said(err).lines())
        .containsExactly(
            "scripts/runbook: found nothing, expected a plan's file and at most one service",
            "scripts/runbook: found a b c, expected a plan's file and at most one service",
            "scripts/runbook: found --fast, expected a plan's file and at most one service");
  }

  private int run(String... arguments) {
    return new RunbookCommand(print(out), print(err)).run(arguments);
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String said(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
