package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourcesDeclaredTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("no_resource_limits");
  }

  @Test
  void none_vetoes() {
    shop.resources = Optional.empty();
    assertVetoes(asked(), "services.shop.resources");
  }
}
