package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertSkips;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Answer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackDrilledTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("rollback_drill_too_old");
  }

  @Test
  void one_that_is_older_than_the_plan_allows_vetoes() {
    shop.world.drill = Answer.known(Optional.of(Shop.NOW.minus(Duration.ofDays(91))));
    assertVetoes(asked(), "services.shop.rollback.drill", "the last one worked at");
  }

  @Test
  void one_that_is_just_young_enough_passes() {
    shop.world.drill = Answer.known(Optional.of(Shop.NOW.minus(Duration.ofDays(90))));
    assertPasses(asked());
  }

  @Test
  void none_at_all_vetoes() {
    shop.world.drill = Answer.known(Optional.empty());
    assertVetoes(asked(), "none is known to work");
  }

  @Test
  void a_first_release_can_not_be_drilled() {
    shop.subject = shop.subject.over(Optional.empty());
    shop.world.drill = Answer.known(Optional.empty());
    assertPasses(asked());
  }

  @Test
  void without_a_plan_nobody_says_how_often() {
    shop.rollback = Optional.empty();
    assertSkips(asked());
  }
}
