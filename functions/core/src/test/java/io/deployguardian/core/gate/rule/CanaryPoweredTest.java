package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertSkips;
import static io.deployguardian.core.gate.rule.Outcomes.assertWarns;

import io.deployguardian.core.gate.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CanaryPoweredTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("underpowered_canary");
  }

  @Test
  void a_canary_that_finds_nothing_within_its_soak_warns() {
    shop.traffic = OptionalDouble.of(0.5);
    assertWarns(asked(), "services.shop.environments.production.canary.stages", "0.5 requests/s");
  }

  @Test
  void one_stage_that_can_is_enough() {
    shop.weights = List.of(1, 50);
    assertPasses(asked(), "at 50 %");
  }

  @Test
  void without_expected_traffic_the_forecast_is_what_it_would_take() {
    shop.traffic = OptionalDouble.empty();
    assertSkips(asked(), "tells no traffic", "requests/s");
  }

  @Test
  void a_first_release_is_compared_with_nothing() {
    shop.subject = shop.subject.over(Optional.empty());
    shop.traffic = OptionalDouble.of(0.5);
    assertPasses(asked());
  }

  @Test
  void all_at_once_has_no_canary() {
    shop.weights = List.of();
    assertPasses(asked(), "at once");
  }
}
