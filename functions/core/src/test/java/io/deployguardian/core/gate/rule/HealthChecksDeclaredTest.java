package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.plan.HealthChecks;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthChecksDeclaredTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("no_health_checks");
  }

  @Test
  void none_vetoes_and_says_where() {
    shop.health = Optional.empty();
    assertVetoes(
        asked(), ".github/deploy-guardian.yml services.shop.health", "readiness and liveness");
  }

  @Test
  void one_of_the_two_is_not_enough() {
    shop.health = Optional.of(new HealthChecks(Optional.of("/ready"), Optional.empty()));
    assertVetoes(asked(), "declare liveness");
    shop.health = Optional.of(new HealthChecks(Optional.empty(), Optional.of("/live")));
    assertVetoes(asked(), "declare readiness");
  }
}
