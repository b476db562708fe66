package io.deployguardian.core.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.deployguardian.core.gate.Readiness.Counts;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Verdict;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  private static final Outcome PASSED = new Outcome.Passed("fine", "all is well");
  private static final Outcome SILENT = new Outcome.NoAnswer("silent", "502");
  private static final Outcome SKIPPED = new Outcome.NotAvailable("later", "not there");
  private static final Outcome WARNING = Outcomes.warning("odd");
  private static final Outcome VETO = Outcomes.veto("bad");

  @Test
  void warnings_and_what_is_not_there_keep_nobody_back() {
    Readiness readiness = Outcomes.readiness(PASSED, SKIPPED, WARNING);
    assertThat(readiness.isReady()).isTrue();
    assertThat(readiness.verdict())
        .isEqualTo(new Verdict.Pass(List.of(new Reason("odd", "services.shop.odd: mend odd"))));
  }

  @Test
  void silence_is_no_yes_and_no_veto() {
    Readiness readiness = Outcomes.readiness(PASSED, SILENT);
    assertThat(readiness.isReady()).isFalse();
    assertThat(readiness.isVetoed()).isFalse();
    assertThat(readiness.isUndecided()).isTrue();
    assertThat(readiness.verdict()).isInstanceOf(Verdict.Inconclusive.class);
    assertThat(readiness.reasons()).singleElement().asString().contains("silent", "502");
  }

  @Test
  void one_veto_decides_whatever_is_not_known_yet() {
    Readiness readiness = Outcomes.readiness(SILENT, VETO, WARNING);
    assertThat(readiness.isVetoed()).isTrue();
    assertThat(readiness.isUndecided()).isFalse();
    assertThat(readiness.verdict()).isInstanceOf(Verdict.Fail.class);
    assertThat(readiness.reasons()).extracting(Reason::about).containsExactly("bad", "silent");
  }

  @Test
  void what_matters_most_comes_first_and_else_the_order_is_the_rules() {
    Outcome another = Outcomes.veto("also_bad");
    assertThat(Outcomes.readiness(PASSED, SKIPPED, WARNING, VETO, SILENT, another).outcomes())
        .containsExactly(VETO, another, SILENT, WARNING, SKIPPED, PASSED);
  }

  @Test
  void nothing_inspected_is_no_readiness() {
    assertThatThrownBy(() -> new Readiness(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void counts_are_the_reports_words() {
    assertThat(Outcomes.readiness(PASSED, PASSED, SKIPPED, WARNING, VETO, SILENT).counts())
        .isEqualTo(new Counts(2, 1, 2, 1));
  }

  @Test
  void the_log_has_one_line_per_check() {
    assertThat(Outcomes.readiness(PASSED, SILENT, SKIPPED, WARNING, VETO).details())
        .containsExactly(
            entry("check: bad", "FAIL: services.shop.bad: mend bad"),
            entry("check: fine", "PASS: all is well"),
            entry("check: later", "SKIPPED: not there"),
            entry("check: odd", "WARNING: services.shop.odd: mend odd"),
            entry("check: silent", "FAIL: not known: 502"));
  }

  @Test
  void of_several_services_the_log_says_whose() {
    var readiness =
        new Readiness(List.of(new Inspected("cart", PASSED), new Inspected("shop", PASSED)));
    assertThat(readiness.details()).containsOnlyKeys("check: fine (cart)", "check: fine (shop)");
  }

  @Test
  void what_several_services_have_in_common_is_told_once() {
    var readiness =
        new Readiness(List.of(new Inspected("cart", VETO), new Inspected("shop", VETO)));
    assertThat(readiness.faults()).hasSize(1);
  }

  @Property(tries = 300)
  void it_is_ready_if_and_only_if_nothing_blocks_and_all_is_known(
      @ForAll("outcomes") @NotEmpty List<Outcome> outcomes) {
    Readiness readiness = Outcomes.readiness(outcomes.toArray(Outcome[]::new));
    boolean veto = outcomes.contains(VETO);
    boolean silence = outcomes.contains(SILENT);
    assertThat(readiness.isReady()).isEqualTo(!veto && !silence);
    assertThat(readiness.isVetoed()).isEqualTo(veto);
    assertThat(readiness.isUndecided()).isEqualTo(silence && !veto);
    assertThat(readiness.isReady()).isEqualTo(readiness.verdict() instanceof Verdict.Pass);
    assertThat(readiness.faults().isEmpty()).isEqualTo(readiness.isReady());
  }

  @Provide
  Arbitrary<List<Outcome>> outcomes() {
    return Arbitraries.of(PASSED, SILENT, SKIPPED, WARNING, VETO).list().ofMaxSize(8);
  }
}
