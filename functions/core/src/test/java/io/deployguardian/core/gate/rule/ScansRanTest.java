package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Alerts.Scanned;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.plan.Security;
import io.deployguardian.core.plan.Security.Level;
import io.deployguardian.core.plan.Security.Scan;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScansRanTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("scan_never_ran");
  }

  @Test
  void one_that_never_ran_vetoes_and_is_named() {
    shop.world.alerts.put(Scan.CODE_SCANNING, Answer.known(Scanned.NEVER));
    assertVetoes(asked(), "switch on code scanning");
  }

  @Test
  void one_that_the_plan_does_not_ask_for_need_not_run() {
    shop.security = new Security(Level.HIGH, Set.of(Scan.DEPENDABOT), Set.of());
    shop.world.alerts.put(Scan.CODE_SCANNING, Answer.known(Scanned.NEVER));
    assertPasses(asked());
  }

  @Test
  void silence_does_not_hide_it() {
    shop.world.alerts.put(Scan.CODE_SCANNING, Answer.known(Scanned.NEVER));
    shop.world.alerts.put(Scan.DEPENDABOT, Answer.noAnswer("502"));
    assertVetoes(asked(), "code scanning");
  }
}
