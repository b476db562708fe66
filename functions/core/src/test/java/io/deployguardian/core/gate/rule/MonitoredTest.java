package io.deployguardian.core.gate.rule;

import static io.deployguardian.core.gate.rule.Outcomes.assertPasses;
import static io.deployguardian.core.gate.rule.Outcomes.assertVetoes;
import static io.deployguardian.core.gate.rule.Outcomes.assertWarns;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.plan.Monitoring;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MonitoredTest {

  private final Shop shop = new Shop();

  private Outcome asked() {
    return shop.ask("missing_monitoring");
  }

  @Test
  void none_vetoes() {
    shop.monitoring = Optional.empty();
    assertVetoes(asked(), "services.shop.monitoring");
  }

  @Test
  void an_empty_one_vetoes() {
    shop.monitoring = Optional.of(new Monitoring(List.of(), List.of()));
    assertVetoes(asked());
  }

  @Test
  void dashboards_alone_wake_nobody() {
    var dashboard = URI.create("https://dash.example.org/shop");
    shop.monitoring = Optional.of(new Monitoring(List.of(), List.of(dashboard)));
    assertWarns(asked());
  }

  @Test
  void alerts_need_no_dashboard() {
    shop.monitoring = Optional.of(new Monitoring(List.of("a", "b"), List.of()));
    assertPasses(asked(), "2 alerts");
  }
}
