package io.deployguardian.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  @TempDir Path folder;

  @Test
  void puts_the_figures_between_the_markers_and_touches_nothing_else() throws Exception {
    page("# Title\n\n<!-- judge:begin -->\nold\n<!-- judge:end -->\n\nprose\n");
    for (int twice = 0; twice < 2; twice++) {
      Page.at(page(), "judge").write("new\n");
    }
    assertThat(page())
        .hasContent("# Title\n\n<!-- judge:begin -->\n\nnew\n\n<!-- judge:end -->\n\nprose\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<!-- judge:begin -->\n",
        "<!-- judge:end -->\n<!-- judge:begin -->\n",
        "<!-- judge:begin -->\n<!-- judge:begin -->\n<!-- judge:end -->\n"
      })
  void refuses_a_page_without_a_place_for_them(String text) throws Exception {
    page(text);
    assertThatThrownBy(() -> Page.at(page(), "judge"))
        .isInstanceOf(Options.Wrong.class)
        .hasMessageContaining("no place for the figures");
  }

  @Test
  void draws_a_table_that_reads_in_plain_text_too() {
    var table = new Table(List.of("what", "share"));
    table.add(List.of("longer", "1 %"));
    assertThat(table.markdown())
        .isEqualTo(
            """
            | what   | share |
            |--------|------:|
            | longer |   1 % |
            """);
    assertThatThrownBy(() -> table.add(List.of("alone")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Path page() {
    return folder.resolve("judge.md");
  }

  private void page(String text) throws Exception {
    Files.writeString(page(), text);
  }
}
