package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.plan.Migrations;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MigrationsReversibleTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("migrations_not_reversible");
  }

  @Test
  void a_pending_one_that_can_not_be_lived_with_vetoes() {
    irreversible();
    assertVetoes(asked(), "services.shop.migrations.reversible", FakeSources.MIGRATION);
  }

  @Test
  void where_none_is_pending_nothing_is_taken_back() {
    irreversible();
    shop.world.changed(true, "src/Cart.java");
    assertPasses(asked());
  }

  @Test
  void a_first_release_has_nothing_to_go_back_to() {
    irreversible();
    shop.subject = shop.subject.over(Optional.empty());
    assertPasses(asked());
  }

  private void irreversible() {
    shop.migrations = Optional.of(new Migrations(List.of("db/migrations/**"), false));
  }
}
