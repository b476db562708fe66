package io.deployguardian.core.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.Outcome.Sort;
import java.util.List;

/** What a rule has to say, and the words that have to be in it. */
final class Outcomes {

  private Outcomes() {}

  static void assertVetoes(Outcome outcome, String... words) {
    assertFound(outcome, Sort.VETO, words);
  }

  static void assertWarns(Outcome outcome, String... words) {
    assertFound(outcome, Sort.WARNING, words);
  }

  static void assertPasses(Outcome outcome, String... words) {
    assertSays(outcome, Sort.PASSED, words);
  }

  static void assertWaits(Outcome outcome, String... words) {
    assertSays(outcome, Sort.UNANSWERED, words);
  }

  static void assertSkips(Outcome outcome, String... words) {
    assertSays(outcome, Sort.SKIPPED, words);
  }

  private static void assertFound(Outcome outcome, Sort sort, String... words) {
    assertSays(outcome, sort, words);
    var violation = ((Outcome.Violated) outcome).violation();
    assertThat(violation.impact()).isNotBlank();
    assertThat(violation.requirement()).isNotBlank();
    assertThat(violation.suggestion()).isNotBlank();
  }

  private static void assertSays(Outcome outcome, Sort sort, String... words) {
    assertThat(outcome.sort()).as(outcome.text()).isEqualTo(sort);
    assertThat(List.of(words)).allSatisfy(word -> assertThat(outcome.text()).contains(word));
  }
}
