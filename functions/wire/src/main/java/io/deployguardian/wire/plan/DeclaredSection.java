package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.Contacts;
import io.deployguardian.core.plan.Declared;
import io.deployguardian.core.plan.HealthChecks;
import io.deployguardian.core.plan.Migrations;
import io.deployguardian.core.plan.Monitoring;
import io.deployguardian.core.plan.WayBackPlan;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a service says about itself. A block that declares nothing is an error: whoever reads the
 * plan would take it for a declaration.
 */
final class DeclaredSection {

  private DeclaredSection() {}

  static Declared read(Block service) {
    return new Declared(
        service.get("health").map(DeclaredSection::health),
        service.get("rollback").flatMap(DeclaredSection::rollback),
        service.get("monitoring").map(DeclaredSection::monitoring),
        service.text("runbook", Form.DOCUMENT),
        service.get("resources").map(ResourcesSection::read),
        service.get("security").map(SecuritySection::read).orElse(PlanDefaults.SECURITY),
        service.get("objectives").map(ObjectivesSection::read).orElse(PlanDefaults.OBJECTIVES),
        service.get("contacts").flatMap(DeclaredSection::contacts),
        service.get("migrations").flatMap(DeclaredSection::migrations),
        service.list("flags", PlanLimits.FLAGS, Form.NAME::read).orElse(List.of()));
  }

  private static HealthChecks health(Spot at) {
    Block health = Block.withSomeOf(at, "readiness", "liveness");
    return new HealthChecks(
        health.text("readiness", Form.PATH), health.text("liveness", Form.PATH));
  }

  private static Optional<WayBackPlan> rollback(Spot at) {
    Block rollback = Block.withKeys(at, "to", "document", "drill");
    Optional<String> document = rollback.text("document", Form.DOCUMENT);
    var drill = rollback.duration("drill", PlanLimits.DRILL, PlanDefaults.DRILL);
    return rollback
        .need("to", "one of " + Block.words(WayBackPlan.To.class))
        .flatMap(spot -> Block.word(spot, WayBackPlan.To.class))
        .map(to -> new WayBackPlan(to, document, drill));
  }

  private static Monitoring monitoring(Spot at) {
    Block monitoring = Block.withSomeOf(at, "alerts", "dashboards");
    return new Monitoring(
        monitoring.list("alerts", PlanLimits.ALERTS, Form.NAME::read).orElse(List.of()),
        monitoring
            .list(
                "dashboards", PlanLimits.DASHBOARDS, spot -> Form.HTTPS.read(spot).map(URI::create))
            .orElse(List.of()));
  }

  private static Optional<Contacts> contacts(Spot at) {
    Block contacts = Block.withKeys(at, "primary", "escalation", "afterHours");
    Optional<String> escalation = contacts.text("escalation", Form.NAME);
    Optional<String> afterHours = contacts.text("afterHours", Form.NAME);
    return contacts
        .need("primary", "who answers for the service")
        .flatMap(Form.NAME::read)
        .map(primary -> new Contacts(primary, escalation, afterHours));
  }

  private static Optional<Migrations> migrations(Spot at) {
    Block migrations = Block.withKeys(at, "paths", "reversible");
    boolean reversible = migrations.truth("reversible", PlanDefaults.REVERSIBLE);
    migrations.need("paths", "where the migrations are");
    return migrations
        .list("paths", PlanLimits.GLOBS, Form.GLOB::read)
        .map(paths -> new Migrations(paths, reversible));
  }
}
