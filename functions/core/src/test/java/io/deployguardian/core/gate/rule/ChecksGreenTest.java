package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;
import static io.deployguardian.core.gate.rule.Outcomes.assertWaits;
import static io.deployguardian.core.gate.rule.Outcomes.assertWarns;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Checks.Check;
import io.deployguardian.core.gate.source.Checks.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksGreenTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("checks_not_green");
  }

  @Test
  void a_red_one_vetoes_and_is_named() {
    said(check("unit", State.RED, "failure"), check("e2e", State.PENDING, "queued"));
    assertVetoes(asked(), "unit (failure)");
  }

  @Test
  void a_pending_one_is_waited_for_and_named() {
    said(check("unit", State.GREEN, "success"), check("e2e", State.PENDING, "in_progress"));
    assertWaits(asked(), "e2e (in_progress)");
  }

  @Test
  void one_that_is_not_there_yet_is_waited_for() {
    said(check("unit", State.GREEN, "success"));
    assertWaits(asked(), "e2e (not started)");
  }

  @Test
  void of_several_by_one_name_all_have_to_be_green() {
    said(
        check("unit", State.GREEN, "success"),
        check("unit", State.RED, "timed_out"),
        check("e2e", State.GREEN, "success"));
    assertVetoes(asked(), "unit (timed_out)");
  }

  @Test
  void one_that_nobody_requires_may_be_red() {
    said(
        check("unit", State.GREEN, "success"),
        check("e2e", State.GREEN, "success"),
        check("spelling", State.RED, "failure"));
    assertPasses(asked(), "unit, e2e");
  }

  @Test
  void where_none_is_required_a_red_one_warns() {
    shop.requiredChecks = List.of();
    said(check("unit", State.RED, "failure"), check("deploy", State.PENDING, "waiting"));
    assertWarns(asked(), "unit (failure)");
  }

  @Test
  void where_none_is_required_nobody_waits_for_the_job_that_waits_for_us() {
    shop.requiredChecks = List.of();
    said(check("deploy", State.PENDING, "waiting"));
    assertPasses(asked());
  }

  private void said(Check... checks) {
    shop.world.checks = Answer.known(List.of(checks));
  }

  private static Check check(String name, State state, String conclusion) {
    return new Check(name, state, conclusion);
  }
}
