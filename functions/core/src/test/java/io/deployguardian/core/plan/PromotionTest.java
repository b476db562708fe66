package io.deployguardian.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.testing.SamplePlans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionTest {

  @ParameterizedTest
  @CsvSource({
    "dev, DEVELOPMENT",
    "Development, DEVELOPMENT",
    "test, DEVELOPMENT",
    "staging, STAGING",
    "stage-eu, STAGING",
    "preprod, STAGING",
    "QA, STAGING",
    "preview, PREVIEW",
    "Preview - shop, PREVIEW",
    "feature/checkout, PREVIEW",
    "pr-12, PREVIEW",
    "production, PRODUCTION",
    "prod, PRODUCTION",
    "eu/prod 1, PRODUCTION",
    "testing-the-market, PRODUCTION",
    "live, PRODUCTION"
  })
  void a_name_tells_the_tier(String name, Tier tier) {
    assertThat(Tier.ofName(name)).isEqualTo(tier);
  }

  @Test
  void only_staging_has_a_soak_where_nobody_says_one() {
    assertThat(Promotion.usual(Tier.STAGING).soak()).isEqualTo(Duration.ofHours(2));
    assertThat(Promotion.usual(Tier.PRODUCTION).soak()).isZero();
  }

  @Test
  void a_tier_waits_for_the_nearest_one_below_that_there_is() {
    assertThat(service("dev", "staging", "production").before("production")).contains("staging");
    assertThat(service("dev", "staging", "production").before("staging")).contains("dev");
    assertThat(service("dev", "production").before("production")).contains("dev");
    assertThat(service("dev", "production").before("dev")).isEmpty();
    assertThat(service("production").before("production")).isEmpty();
  }

  @Test
  void of_several_environments_of_a_tier_the_first_by_name_is_waited_for() {
    assertThat(service("staging-us", "staging-eu", "production").before("production"))
        .contains("staging-eu");
  }

  @Test
  void previews_wait_for_nothing_and_nothing_waits_for_them() {
    assertThat(service("preview", "staging").before("preview")).isEmpty();
    assertThat(service("preview", "production").before("production")).isEmpty();
    var eager = with(Tier.PREVIEW, Optional.of("staging"));
    assertThat(
            new ServicePlan(Scope.EVERYTHING, Declared.NOTHING, environment("x", eager))
                .before("x"))
        .isEmpty();
  }

  @Test
  void an_environment_may_name_the_one_that_it_waits_for() {
    var environments = environment("production", with(Tier.PRODUCTION, Optional.of("canary")));
    environments.putAll(environment("staging", Promotion.usual(Tier.STAGING)));
    assertThat(ServicePlan.of(environments).before("production")).contains("canary");
  }

  @Test
  void an_environment_that_the_plan_does_not_name_waits_for_nothing() {
    assertThat(service("staging").before("elsewhere")).isEmpty();
  }

  @Test
  void any_branch_is_deployed_where_none_is_named() {
    assertThat(Promotion.usual(Tier.PRODUCTION).takes("fix")).isTrue();
    assertThat(branch("release/*").takes("release/7")).isTrue();
    assertThat(branch("release/*").takes("main")).isFalse();
  }

  @Test
  void a_service_is_touched_by_its_own_files_that_are_not_ignored() {
    var scope = new Scope(List.of("services/shop/**", "lib/**"), List.of("**.md"));
    assertThat(scope.isTouchedBy(List.of("services/shop/a.js"))).isTrue();
    assertThat(scope.isTouchedBy(List.of("services/cart/a.js", "lib/x"))).isTrue();
    assertThat(scope.isTouchedBy(List.of("services/cart/a.js", "lib/x.md"))).isFalse();
    assertThat(scope.isTouchedBy(List.of())).isFalse();
    assertThat(Scope.EVERYTHING.isTouchedBy(List.of("any/where"))).isTrue();
  }

  @Test
  void migrations_are_found_among_changed_files() {
    assertThat(new Migrations(List.of("db/**.sql"), true).among(List.of("a.sql", "db/v/1.sql")))
        .containsExactly("db/v/1.sql");
  }

  @Test
  void a_licence_is_denied_in_all_its_variants() {
    Security usual = Security.USUAL;
    assertThat(List.of("GPL-3.0", "gpl-3.0-only", "GPL-3.0-or-later", "GPL-3.0+", "AGPL-3.0"))
        .allMatch(usual::denies);
    assertThat(List.of("LGPL-3.0", "GPL-2.0", "MIT")).noneMatch(usual::denies);
  }

  @Property
  void whatever_a_strict_service_lets_pass_a_milder_one_does(
      @ForAll Security.Level strict, @ForAll Security.Level mild, @ForAll Security.Level finding) {
    if (strict.compareTo(mild) <= 0 && !minding(strict).minds(finding)) {
      assertThat(minding(mild).minds(finding)).isFalse();
    }
  }

  static Promotion with(Tier tier, Optional<String> after, FreezeWindow... freezes) {
    Promotion usual = Promotion.usual(tier);
    return new Promotion(
        tier,
        after,
        usual.soak(),
        usual.approval(),
        usual.branch(),
        usual.domain(),
        usual.strategy(),
        usual.reason(),
        usual.requiredChecks(),
        List.of(freezes));
  }

  private static Promotion branch(String glob) {
    Promotion usual = Promotion.usual(Tier.PRODUCTION);
    return new Promotion(
        usual.tier(),
        usual.after(),
        usual.soak(),
        usual.approval(),
        Optional.of(glob),
        usual.domain(),
        usual.strategy(),
        usual.reason(),
        usual.requiredChecks(),
        usual.freezes());
  }

  private static Security minding(Security.Level severity) {
    return new Security(severity, Security.USUAL.scans(), Security.USUAL.deniedLicences());
  }

  private static ServicePlan service(String... names) {
    var environments = new TreeMap<String, EnvironmentPlan>();
    for (String name : names) {
      environments.putAll(environment(name, Promotion.usual(Tier.ofName(name))));
    }
    return ServicePlan.of(environments);
  }

  private static TreeMap<String, EnvironmentPlan> environment(String name, Promotion promotion) {
    return new TreeMap<>(Map.of(name, SamplePlans.twoStages().with(promotion)));
  }
}
