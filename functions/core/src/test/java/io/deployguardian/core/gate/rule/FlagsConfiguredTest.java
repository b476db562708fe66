package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertSkips;
import static io.deployguardian.core.gate.rule.Outcomes.assertWarns;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlagsConfiguredTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("flags_not_configured");
  }

  @Test
  void one_that_is_not_configured_warns() {
    shop.flags = List.of("new-cart", "dark-mode");
    assertWarns(asked(), "services.shop.flags", "configure dark-mode");
  }

  @Test
  void where_no_service_is_connected_it_is_for_people_to_look() {
    shop.world.flags = Answer.notAvailable("no flag service");
    assertSkips(asked(), "no flag service");
  }

  @Test
  void a_service_without_flags_needs_none() {
    shop.flags = List.of();
    shop.world.flags = Answer.noAnswer("502");
    assertPasses(asked());
  }
}
