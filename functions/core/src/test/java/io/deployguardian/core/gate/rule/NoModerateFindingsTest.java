package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertWarns;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.plan.Security;
import io.deployguardian.core.plan.Security.Level;
import io.deployguardian.core.plan.Security.Scan;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoModerateFindingsTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("moderate_findings");
  }

  @Test
  void a_moderate_one_warns() {
    shop.world.open(Level.MODERATE, "weak-hash", "src/Cart.java:9");
    assertWarns(asked(), "MODERATE weak-hash");
  }

  @Test
  void a_mild_one_does_not() {
    shop.world.open(Level.LOW, "todo", "src/Cart.java:9");
    assertPasses(asked());
  }

  @Test
  void what_blocks_is_not_told_twice() {
    shop.world.open(Level.HIGH, "sql-injection", "src/Cart.java:7");
    assertPasses(asked());
  }

  @Test
  void a_high_one_warns_where_only_critical_ones_block() {
    shop.security = new Security(Level.CRITICAL, Set.of(Scan.CODE_SCANNING), Set.of());
    shop.world.open(Level.HIGH, "sql-injection", "src/Cart.java:7");
    assertWarns(asked(), "HIGH sql-injection");
  }
}
