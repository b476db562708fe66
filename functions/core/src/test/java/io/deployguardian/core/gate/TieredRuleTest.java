package io.deployguardian.core.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.gate.Outcome.Sort;
import io.deployguardian.core.gate.TieredRule.Force;
import io.deployguardian.core.gate.rule.Shop;
import io.deployguardian.core.plan.Tier;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TieredRuleTest {

  private static final Candidate SHOP = new Shop().candidate();

  private Outcome said = new Outcome.Passed("rule", "fine");

  @Test
  void a_rule_that_may_block_is_taken_at_its_word() {
    said = Outcomes.veto("rule");
    assertThat(asked(Force.BLOCKS)).contains(said);
    said = Outcomes.warning("rule");
    assertThat(asked(Force.BLOCKS)).contains(said);
    said = new Outcome.NoAnswer("rule", "502");
    assertThat(asked(Force.BLOCKS)).contains(said);
  }

  @Test
  void where_it_may_only_warn_neither_a_veto_nor_silence_does_more() {
    said = Outcomes.veto("rule");
    assertThat(asked(Force.WARNS)).map(Outcome::sort).contains(Sort.WARNING);
    said = new Outcome.NoAnswer("rule", "502");
    assertThat(asked(Force.WARNS)).map(Outcome::sort).contains(Sort.WARNING);
    assertThat(asked(Force.WARNS)).map(Outcome::text).get().asString().contains("502");
  }

  @Test
  void what_is_not_there_and_what_passes_are_the_same_everywhere() {
    assertThat(asked(Force.WARNS)).contains(said);
    said = new Outcome.NotAvailable("rule", "later");
    assertThat(asked(Force.WARNS)).contains(said);
  }

  @Test
  void where_it_is_not_asked_it_says_nothing() {
    said = Outcomes.veto("rule");
    assertThat(asked(Force.NOT_ASKED)).isEmpty();
  }

  @Test
  void each_tier_has_its_force() {
    assertThatThrownBy(() -> new TieredRule(rule(), Map.of(Tier.STAGING, Force.BLOCKS)))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("DEVELOPMENT");
  }

  private Optional<Outcome> asked(Force inProduction) {
    Map<Tier, Force> forces = new EnumMap<>(Tier.class);
    for (Tier tier : Tier.values()) {
      forces.put(tier, tier == Tier.PRODUCTION ? inProduction : Force.BLOCKS);
    }
    return new TieredRule(rule(), forces).ask(SHOP);
  }

  private GateRule rule() {
    return new GateRule() {
      @Override
      public String name() {
        return "rule";
      }

      @Override
      public Outcome ask(Candidate candidate) {
        return said;
      }
    };
  }
}
