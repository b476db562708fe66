package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;
import static io.deployguardian.core.gate.rule.Outcomes.assertWarns;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Ledger.Standing;
import io.deployguardian.core.plan.Tier;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ValidatedBeforeTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("not_validated_before");
  }

  private static final Instant PROMOTED = Shop.NOW.minus(Duration.ofHours(5));

  @Test
  void a_commit_that_was_never_there_vetoes() {
    shop.world.standing(new Standing.Never());
    assertVetoes(asked(), "environment staging", "promote commit c0ffee2 in staging first");
  }

  @Test
  void one_that_is_there_no_more_vetoes() {
    shop.world.standing(new Standing.Gone(PROMOTED));
    assertVetoes(asked(), "in staging again");
  }

  @Test
  void one_that_did_not_soak_vetoes_and_says_until_when() {
    shop.world.standing(new Standing.Live(Shop.NOW.minus(Duration.ofMinutes(119))));
    assertVetoes(asked(), "wait until " + Shop.NOW.plus(Duration.ofMinutes(1)));
  }

  @Test
  void one_that_soaked_just_long_enough_passes() {
    shop.world.standing(new Standing.Live(Shop.NOW.minus(Duration.ofHours(2))));
    assertPasses(asked());
  }

  @Test
  void it_may_have_come_there_in_a_deployment_of_everything() {
    shop.subject = Default.of(shop.subject);
    shop.world.never();
    shop.world.standings.put(
        FakeSources.staging("default"), Answer.known(new Standing.Live(PROMOTED)));
    assertPasses(asked());
  }

  @Test
  void without_an_environment_before_nothing_can_be_validated() {
    shop.staged = false;
    assertWarns(asked(), "services.shop.environments.production.after");
  }

  @Test
  void nothing_comes_before_development() {
    shop.tier = Tier.DEVELOPMENT;
    assertPasses(asked(), "nothing comes before");
  }
}
