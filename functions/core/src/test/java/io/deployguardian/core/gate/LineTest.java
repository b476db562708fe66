package io.deployguardian.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LineTest {

  @Test
  void breaks_and_tabs_become_spaces() {
    assertThat(Line.of(" one\r\n\ttwo\u2028three\u00a0 four ")).isEqualTo("one two three four");
  }

  @Test
  void what_shows_a_text_in_another_order_is_taken_out() {
    assertThat(Line.of("a\u202Eb\u200Bc\u2066d\uFEFF")).isEqualTo("abcd");
  }

  @Test
  void half_a_character_is_taken_out() {
    assertThat(Line.of("a\ud83db\ud83d\ude00")).isEqualTo("ab\ud83d\ude00");
  }

  @Test
  void a_long_one_is_cut() {
    assertThat(Line.of("\ud83d\ude00".repeat(501))).isEqualTo("\ud83d\ude00".repeat(497) + "...");
  }

  @Property(tries = 300)
  void a_line_is_one_line_and_stays_as_it_is(@ForAll String text) {
    String line = Line.of(text);
    assertThat(line).doesNotContain("\n", "\r", "  ");
    assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(500);
    assertThat(Line.of(line)).isEqualTo(line);
  }
}
