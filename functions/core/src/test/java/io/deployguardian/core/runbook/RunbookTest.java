package io.deployguardian.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.gate.rule.Shop;
import io.deployguardian.core.plan.Declared;
import io.deployguardian.core.plan.Migrations;
import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.runbook.Runbook.Topic;
import io.deployguardian.core.testing.SamplePlans;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunbookTest {

  @Test
  void has_every_topic_even_of_a_plan_that_declares_nothing() {
    assertThat(Drafts.declaring(Declared.NOTHING).facts())
        .containsOnlyKeys(Topic.values())
        .allSatisfy((topic, entries) -> assertThat(entries).isNotEmpty());
  }

  @Test
  void what_is_not_declared_is_a_gap_with_its_place() {
    assertThat(places(Drafts.declaring(Declared.NOTHING)))
        .containsExactly(
            "services.shop.resources",
            "services.shop.runbook",
            "services.shop.environments.production.domain",
            "services.shop.health.readiness",
            "services.shop.health.liveness",
            "services.shop.monitoring.dashboards",
            "services.shop.monitoring.alerts",
            "services.shop.rollback",
            "services.shop.rollback.document",
            "services.shop.contacts");
  }

  @Test
  void what_is_declared_is_stated_and_no_gap() {
    Runbook runbook = Drafts.of(new Shop());
    assertThat(places(runbook))
        .containsExactly(
            "services.shop.environments.production.domain",
            "services.shop.environments.staging.domain",
            "services.shop.contacts.escalation",
            "services.shop.contacts.afterHours");
    assertThat(stated(runbook, Topic.CONTACTS)).containsExactly("Asked first: [@acme/shop]");
    assertThat(stated(runbook, Topic.ALERTS)).containsExactly("Alarms: [shop-errors]");
    assertThat(stated(runbook, Topic.DASHBOARDS))
        .containsExactly("Where to look: [https://dash.example.org/shop]");
    assertThat(stated(runbook, Topic.DEPENDENCIES))
        .containsExactly(
            "A database, migrated by: [db/migrations/**]", "Feature flags: [new-cart]");
    assertThat(stated(runbook, Topic.ENDPOINTS))
        .contains("Readiness (whether it can take traffic): [/ready]")
        .contains("Asked by the smoke test: [/ in production, staging]");
  }

  @Test
  void a_default_is_told_as_one_since_nobody_may_have_thought_of_it() {
    assertThat(Drafts.of(new Shop()).facts().get(Topic.SLA))
        .filteredOn(Entry.Usual.class::isInstance)
        .extracting(entry -> ((Entry.Usual) entry).place())
        .containsExactly(
            "services.shop.objectives.availability", "services.shop.objectives.latency");
  }

  @Test
  void a_database_that_nobody_calls_reversible_is_a_warning_at_the_rollback() {
    var shop = new Shop();
    assertThat(stated(Drafts.of(shop), Topic.ROLLBACK))
        .anyMatch(entry -> entry.contains("so traffic may go back"));
    shop.migrations = shop.migrations.map(all -> new Migrations(all.paths(), false));
    assertThat(stated(Drafts.of(shop), Topic.ROLLBACK))
        .anyMatch(entry -> entry.contains("look at the last migrations before going back"));
  }

  @Test
  void a_service_may_be_left_out_only_where_there_is_one() {
    var shop = new Shop().plan();
    assertThat(Drafted.of(Drafts.ID, shop, Optional.empty())).isInstanceOf(Drafted.Done.class);
    assertThat(Drafted.of(Drafts.ID, shop, Optional.of("shpo")))
        .hasToString("found shpo, expected one of [shop]");
    var two = new TreeMap<>(shop.services());
    two.put("cart", new Shop().service());
    assertThat(Drafted.of(Drafts.ID, new Plan(two), Optional.empty()))
        .hasToString("found no service, expected one of [cart, shop]");
  }

  @Test
  void the_way_back_of_a_staged_environment_names_what_takes_a_release_back() {
    assertThat(byItself(Drafts.in("production", SamplePlans.twoStages())))
        .anyMatch(line -> line.contains("a critical metric fails (errors)"))
        .anyMatch(line -> line.contains("nobody ended that within 1h"))
        .anyMatch(line -> line.contains("The restored release is asked home"));
  }

  @Test
  void without_stages_no_metric_takes_anything_back() {
    assertThat(byItself(Drafts.in("production", SamplePlans.staged())))
        .noneMatch(line -> line.contains("metric"))
        .noneMatch(line -> line.contains("held"));
  }

  @Test
  void a_rollback_by_hand_is_about_this_service_here() {
    var place = Drafts.in("production", SamplePlans.twoStages()).places().getFirst();
    assertThat(place.byHand().stream().flatMap(one -> one.command().stream()))
        .hasSize(2)
        .allSatisfy(
            command ->
                assertThat(command.payload())
                    .containsEntry("service", "shop")
                    .containsEntry("environment", "production"))
        .first()
        .satisfies(command -> assertThat(command.payload()).containsEntry("dryRun", true));
  }

  private static List<String> places(Runbook runbook) {
    return runbook.gaps().stream()
        .filter(Entry.Undeclared.class::isInstance)
        .map(gap -> ((Entry.Undeclared) gap).place())
        .toList();
  }

  private static List<String> stated(Runbook runbook, Topic topic) {
    return runbook.facts().get(topic).stream()
        .filter(Entry.Stated.class::isInstance)
        .map(entry -> entry.what() + ": " + ((Entry.Stated) entry).values())
        .toList();
  }

  private static List<String> byItself(Runbook runbook) {
    return runbook.places().getFirst().byItself().stream().map(Sentence::toString).toList();
  }
}
