package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Ledger.Standing;
import org.junit.jupiter.api.Test;

class MigrationsAppliedTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("migrations_not_applied_before");
  }

  @Test
  void one_that_never_met_staging_vetoes() {
    shop.world.standing(new Standing.Never());
    assertVetoes(asked(), "environment staging", FakeSources.MIGRATION);
  }

  @Test
  void one_that_was_there_once_is_applied() {
    shop.world.standing(new Standing.Gone(Shop.NOW));
    assertPasses(asked(), "applied in staging");
  }

  @Test
  void where_nothing_comes_before_it_can_not_be() {
    shop.staged = false;
    assertPasses(asked());
  }
}
