package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.plan.WayBackPlan;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackPlannedTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("no_rollback_plan");
  }

  @Test
  void none_vetoes() {
    shop.rollback = Optional.empty();
    assertVetoes(asked(), "services.shop.rollback:");
  }

  @Test
  void a_document_that_is_not_there_vetoes() {
    shop.world.files.remove(FakeSources.ROLLBACK);
    assertVetoes(asked(), "services.shop.rollback.document", FakeSources.ROLLBACK);
  }

  @Test
  void a_plan_needs_no_document() {
    documented(Optional.empty());
    assertPasses(asked());
  }

  @Test
  void a_document_elsewhere_is_taken_at_its_word() {
    documented(Optional.of("https://wiki.example.org/rollback"));
    assertPasses(asked());
  }

  private void documented(Optional<String> document) {
    shop.rollback =
        Optional.of(
            new WayBackPlan(WayBackPlan.To.LAST_KNOWN_GOOD, document, WayBackPlan.USUAL_DRILL));
  }
}
