package io.deployguardian.wire.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.plan.PlanReading.Valid;
import io.deployguardian.core.runbook.Drafted;
import io.deployguardian.wire.plan.YamlPlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Drafts as files to look at, one of them as an example in the docs. After a change that is meant,
 * run this test once with {@code -Dwrite}, and read what changed.
 */
class GoldenRunbooksTest {

  private static final Path FOLDER = Path.of("src/test/resources/runbooks");
  private static final Path EXAMPLES = Path.of("../../docs/examples");

  @ParameterizedTest
  @CsvSource({"bare", "everything"})
  void a_draft_reads_as_it_did(String name) throws IOException {
    hold(FOLDER.resolve(name + ".yml"), FOLDER.resolve(name + ".md"));
  }

  @ParameterizedTest
  @CsvSource("lambda-alias.yml, lambda-alias-runbook.md")
  void the_draft_in_the_docs_is_the_one_of_its_plan(String plan, String draft) throws IOException {
    hold(EXAMPLES.resolve(plan), EXAMPLES.resolve(draft));
  }

  private static void hold(Path plan, Path file) throws IOException {
    String page = draft(Files.readString(plan));
    if (System.getProperty("write") != null) {
      Files.writeString(file, page);
    }
    assertThat(page).as("%s; -Dwrite writes it anew", file).isEqualTo(Files.readString(file));
  }

  static String draft(String plan) {
    var valid = (Valid) new YamlPlanReader().read(plan);
    var drafted = Drafted.of(valid.id(), valid.plan(), Optional.empty());
    return RunbookPage.of(((Drafted.Done) drafted).runbook());
  }
}
