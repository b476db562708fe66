package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.plan.FreezeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotFrozenTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("frozen");
  }

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void a_window_vetoes_and_says_why_and_until_when() {
    shop.freezes = List.of(window(Shop.NOW.minus(HOUR), HOUR.multipliedBy(3), "holidays"));
    assertVetoes(asked(), "services.shop.environments.production.freeze", end(2), "holidays");
  }

  @Test
  void windows_that_follow_each_other_thaw_with_the_last() {
    shop.freezes =
        List.of(
            window(Shop.NOW, HOUR, "release"),
            window(Shop.NOW.plus(HOUR), HOUR.multipliedBy(4), "holidays"));
    assertVetoes(asked(), "wait until " + end(5));
  }

  @Test
  void a_window_that_is_over_or_to_come_does_not() {
    shop.freezes =
        List.of(
            window(Shop.NOW.minus(HOUR), HOUR, "over"),
            window(Shop.NOW.plusSeconds(1), HOUR, "to come"));
    assertPasses(asked());
  }

  private static FreezeWindow window(Instant from, Duration length, String reason) {
    return new FreezeWindow.Dates(from, from.plus(length), reason);
  }

  private static String end(int hours) {
    return Shop.NOW.plus(HOUR.multipliedBy(hours)).toString();
  }
}
