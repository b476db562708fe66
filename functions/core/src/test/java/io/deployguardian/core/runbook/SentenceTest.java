package io.deployguardian.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.runbook.Sentence.Part;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceTest {

  @Test
  void names_and_words_of_strangers_stay_apart_from_our_own() {
    var sentence =
        Sentence.of(
            "{} waits {} for {}: {}",
            "shop",
            Duration.ofHours(2),
            URI.create("https://example.org"),
            Sentence.quoted("money"));
    assertThat(sentence.parts())
        .containsExactly(
            new Part.Named("shop"),
            new Part.Own(" waits "),
            new Part.Own("2h"),
            new Part.Own(" for "),
            new Part.Address(URI.create("https://example.org")),
            new Part.Own(": "),
            new Part.Quoted("money"));
    assertThat(sentence).hasToString("shop waits 2h for https://example.org: money");
  }

  @Test
  void braces_in_a_name_are_no_place_for_the_next_one() {
    assertThat(Sentence.of("{} and {}", "{}", "b")).hasToString("{} and b");
  }

  @Test
  void a_sentence_within_a_sentence_keeps_its_parts() {
    assertThat(Sentence.of("checks {}", Sentence.names(List.of("a", "b"))).parts())
        .containsExactly(
            new Part.Own("checks "), new Part.Named("a"), new Part.Own(", "), new Part.Named("b"));
  }

  @Test
  void a_value_too_few_or_too_many_is_a_fault_of_ours() {
    assertThatThrownBy(() -> Sentence.of("{} and {}", "a"))
        .hasMessage("{} and {}: found 1 values, expected 2");
    assertThatThrownBy(() -> Sentence.of("nothing", "a"))
        .hasMessage("nothing: found 1 values, expected 0");
  }
}
