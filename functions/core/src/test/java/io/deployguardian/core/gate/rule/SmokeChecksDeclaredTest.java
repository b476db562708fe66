package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.plan.SmokePlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmokeChecksDeclaredTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("no_smoke_checks");
  }

  @Test
  void a_suite_without_checks_vetoes() {
    SmokePlan some = shop.smoke;
    shop.smoke = new SmokePlan(List.of(), some.retries(), some.limit(), false);
    assertVetoes(asked(), "services.shop.environments.production.smoke.checks");
  }
}
