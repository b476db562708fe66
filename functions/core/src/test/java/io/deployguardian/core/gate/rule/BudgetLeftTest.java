package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetLeftTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("error_budget_spent");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, Double.NaN})
  void nothing_left_vetoes(double left) {
    shop.world.budget = Answer.known(left);
    assertVetoes(asked(), "services.shop.objectives");
  }

  @Test
  void what_is_left_is_told() {
    assertPasses(asked(), "40 % left");
  }
}
