package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertSkips;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;
import static io.deployguardian.core.gate.rule.Outcomes.assertWaits;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Alerts.Finding;
import io.deployguardian.core.gate.source.Alerts.Scanned;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.plan.Security;
import io.deployguardian.core.plan.Security.Level;
import io.deployguardian.core.plan.Security.Scan;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoOpenFindingsTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("open_security_findings");
  }

  @Test
  void one_at_the_plans_severity_vetoes_and_says_where() {
    shop.world.open(Level.HIGH, "sql-injection", "src/Cart.java:7");
    assertVetoes(asked(), "HIGH sql-injection in src/Cart.java:7");
  }

  @Test
  void one_below_it_does_not() {
    shop.world.open(Level.MODERATE, "weak-hash", "src/Cart.java:9");
    assertPasses(asked());
  }

  @Test
  void the_plan_may_be_stricter() {
    shop.security = new Security(Level.LOW, Set.of(Scan.CODE_SCANNING), Set.of());
    shop.world.open(Level.LOW, "todo", "src/Cart.java:9");
    assertVetoes(asked(), "LOW todo");
  }

  @Test
  void of_many_the_worst_are_told_and_the_others_counted() {
    var low = finding(Level.HIGH, "h");
    var findings = List.of(low, low, low, finding(Level.CRITICAL, "worst"));
    shop.world.alerts.put(
        Scan.DEPENDABOT, Answer.known(new Scanned(Optional.of(Shop.NOW), findings)));
    assertVetoes(asked(), "fix CRITICAL worst", "and 1 more");
  }

  @Test
  void what_one_scan_found_counts_although_another_is_silent() {
    shop.world.open(Level.HIGH, "sql-injection", "src/Cart.java:7");
    shop.world.alerts.put(Scan.DEPENDABOT, Answer.noAnswer("502"));
    assertVetoes(asked());
  }

  @Test
  void a_silent_scan_is_waited_for() {
    shop.world.alerts.put(Scan.DEPENDABOT, Answer.noAnswer("502"));
    shop.world.alerts.put(Scan.SECRET_SCANNING, Answer.notAvailable("no permission"));
    assertWaits(asked(), "Dependabot: 502");
  }

  @Test
  void nothing_found_by_some_is_no_pass_of_all() {
    shop.world.alerts.put(Scan.SECRET_SCANNING, Answer.notAvailable("no permission"));
    assertSkips(asked(), "secret scanning: no permission");
  }

  @Test
  void a_scan_that_the_plan_does_not_ask_for_is_not_asked() {
    shop.security = new Security(Level.HIGH, Set.of(), Set.of());
    shop.world.open(Level.CRITICAL, "sql-injection", "src/Cart.java:7");
    assertPasses(asked(), "no scan");
  }

  private static Finding finding(Level level, String what) {
    return new Finding(level, what, "package-lock.json", Optional.empty());
  }
}
