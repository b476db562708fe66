package io.deployguardian.core.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FewTest {

  @Test
  void three_are_told_and_the_others_counted() {
    assertThat(Few.of(List.of("a", "b", "c"))).isEqualTo("a, b, c");
    assertThat(Few.of(List.of("a", "b", "c", "d", "e"))).isEqualTo("a, b, c and 2 more");
  }

  @Test
  void a_long_one_is_cut_between_characters() {
    assertThat(Few.of(List.of("\ud83d\ude00".repeat(81))))
        .isEqualTo("\ud83d\ude00".repeat(80) + "...");
  }
}
