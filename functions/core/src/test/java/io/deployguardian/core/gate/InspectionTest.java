package io.deployguardian.core.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.gate.Outcome.Sort;
import io.deployguardian.core.gate.rule.Default;
import io.deployguardian.core.gate.rule.Shop;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.plan.Plan;
import io.deployguardian.core.plan.Scope;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.plan.Tier;
import io.deployguardian.core.rollout.Deployment;
import io.deployguardian.core.rollout.ServiceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InspectionTest {

  private final Shop shop = new Shop();

  @Test
  void a_service_that_lacks_nothing_is_ready() {
    Readiness readiness = shop.inspect();
    assertThat(readiness.isReady()).isTrue();
    assertThat(readiness.outcomes()).allMatch(outcome -> outcome.sort() == Sort.PASSED);
    assertThat(readiness.counts().pass()).isEqualTo(26);
  }

  @Test
  void all_faults_are_found_at_once() {
    assertThat(shop.withoutAnything().inspect().faults())
        .extracting(Violation::subject)
        .containsExactly(
            "no_health_checks",
            "no_rollback_plan",
            "missing_monitoring",
            "no_runbook",
            "open_security_findings",
            "no_resource_limits",
            "not_validated_before",
            "migrations_not_applied_before");
  }

  @Test
  void the_same_world_always_gives_the_same_answer() {
    shop.withoutAnything();
    assertThat(shop.inspect()).isEqualTo(shop.inspect());
  }

  @Test
  void development_is_told_and_not_kept_back() {
    shop.withoutAnything().tier = Tier.DEVELOPMENT;
    Readiness readiness = shop.inspect();
    assertThat(readiness.isReady()).isTrue();
    assertThat(readiness.warnings())
        .extracting(Violation::subject)
        .contains("no_health_checks", "open_security_findings");
  }

  @Test
  void a_preview_needs_little_more_than_its_smoke_test() {
    shop.withoutAnything().tier = Tier.PREVIEW;
    assertThat(shop.inspect().outcomes())
        .extracting(Outcome::rule)
        .containsExactly(
            "payload_disagrees", "superseded", "frozen", "no_smoke_checks", "not_on_branch");
  }

  @Test
  void a_silent_github_leaves_it_undecided() {
    shop.world.allSay(Answer.noAnswer("502"));
    assertThat(shop.inspect().isUndecided()).isTrue();
  }

  @Test
  void a_guardian_without_sources_lets_a_good_plan_pass() {
    shop.world.allSay(Answer.notAvailable("comes later"));
    Readiness readiness = shop.inspect();
    assertThat(readiness.isReady()).isTrue();
    assertThat(readiness.counts().skipped()).isPositive();
  }

  @Test
  void each_question_is_asked_once() {
    shop.inspect();
    assertThat(shop.world.asked()).isEqualTo(1);
  }

  @Test
  void what_the_plan_does_not_name_is_not_ready() {
    shop.subject = Default.as(new ServiceKey(4711, "shop", "elsewhere"), shop.subject);
    assertThat(shop.inspect().faults())
        .singleElement()
        .matches(fault -> fault.subject().equals("not_in_plan"))
        .matches(fault -> fault.suggestion().contains("environment elsewhere of shop"));
  }

  @Test
  void a_deployment_of_everything_is_about_each_service_of_the_environment() {
    assertThat(services(inspectAll())).containsExactly("cart", "shop");
  }

  @Test
  void the_services_that_were_not_changed_are_left_alone() {
    shop.world.changed(true, "cart/Main.java");
    assertThat(services(inspectAll())).containsExactly("cart");
  }

  @Test
  void a_change_of_what_belongs_to_none_is_about_all() {
    shop.world.changed(true, "Makefile");
    assertThat(services(inspectAll())).containsExactly("cart", "shop");
  }

  @Test
  void a_change_that_is_not_told_in_full_is_about_all() {
    shop.world.changed(false, "cart/Main.java");
    assertThat(services(inspectAll())).containsExactly("cart", "shop");
  }

  @Test
  void a_first_release_of_everything_is_about_all() {
    shop.subject = shop.subject.over(Optional.empty());
    assertThat(services(inspectAll())).containsExactly("cart", "shop");
  }

  @Test
  void faults_of_several_services_say_whose_they_are_and_common_ones_come_once() {
    shop.health = Optional.empty();
    shop.world.newest = Answer.known(Optional.of(new Deployment(9, Shop.NOW)));
    assertThat(inspectAll().faults())
        .extracting(Violation::location)
        .contains(
            ".github/deploy-guardian.yml services.cart.health",
            ".github/deploy-guardian.yml services.shop.health")
        .containsOnlyOnce("deployment 2");
  }

  @Test
  void a_rule_that_breaks_is_not_covered_up() {
    var broken =
        new Inspection(
            shop.world.sources(),
            sources -> {
              throw new IllegalStateException("the world is broken");
            });
    assertThatThrownBy(() -> broken.inspect(shop.subject, shop.plan(), Shop.NOW))
        .hasMessage("the world is broken");
  }

  private Readiness inspectAll() {
    shop.subject = Default.of(shop.subject);
    shop.scope = new Scope(List.of("cart/**"), List.of());
    ServicePlan cart = shop.service();
    shop.scope = new Scope(List.of("shop/**"), List.of());
    var plan = new Plan(new TreeMap<>(Map.of("shop", shop.service(), "cart", cart)));
    return shop.inspection().inspect(shop.subject, plan, Shop.NOW);
  }

  private static List<String> services(Readiness readiness) {
    return readiness.inspected().stream().map(Inspected::service).distinct().sorted().toList();
  }
}
