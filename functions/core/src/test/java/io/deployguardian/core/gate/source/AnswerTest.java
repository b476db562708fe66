package io.deployguardian.core.gate.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerTest {

  @Test
  void what_is_known_is_told_in_other_words() {
    assertThat(Answer.known(2).map(two -> "2 of " + two)).isEqualTo(Answer.known("2 of 2"));
    assertThat(Answer.known(2).then(two -> Answer.noAnswer("502")))
        .isEqualTo(Answer.noAnswer("502"));
  }

  @Test
  void what_is_not_known_stays_so_and_says_why() {
    assertThat(Answer.<Integer>noAnswer("502").map(two -> two + 1))
        .isEqualTo(Answer.noAnswer("502"));
    assertThat(Answer.<Integer>notAvailable("later").then(two -> Answer.known(two + 1)))
        .isEqualTo(Answer.notAvailable("later"));
  }
}
