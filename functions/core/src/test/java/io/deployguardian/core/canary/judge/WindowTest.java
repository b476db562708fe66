package io.deployguardian.core.canary.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.canary.Judgement.Exclusion;
import org.junit.jupiter.api.Test;

class WindowTest {

  @Test
  void what_was_left_out_is_told_in_so_many_words_that_an_event_can_carry_it() {
    var window = new Window();
    for (int i = 0; i < 30; i++) {
      window.exclude("request " + i + " was denied: " + "\uD83D\uDE31".repeat(500));
    }
    assertThat(window.exclusions()).hasSize(5).last().isEqualTo(new Exclusion("other reasons", 26));
    assertThat(window.exclusions())
        .allSatisfy(
            told -> assertThat(told.why().codePointCount(0, told.why().length())).isLessThan(170));
  }
}
