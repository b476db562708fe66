package io.deployguardian.wire.plan;

import static io.deployguardian.wire.plan.ReadyTexts.READY;
import static io.deployguardian.wire.plan.ReadyTexts.ready;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.plan.Contacts;
import io.deployguardian.core.plan.Declared;
import io.deployguardian.core.plan.EnvironmentPlan;
import io.deployguardian.core.plan.FreezeWindow;
import io.deployguardian.core.plan.HealthChecks;
import io.deployguardian.core.plan.Migrations;
import io.deployguardian.core.plan.Monitoring;
import io.deployguardian.core.plan.Objectives;
import io.deployguardian.core.plan.PlanReading.Invalid;
import io.deployguardian.core.plan.PlanReading.Problem;
import io.deployguardian.core.plan.PlanReading.Valid;
import io.deployguardian.core.plan.Promotion;
import io.deployguardian.core.plan.Resources;
import io.deployguardian.core.plan.Scope;
import io.deployguardian.core.plan.Security;
import io.deployguardian.core.plan.Security.Level;
import io.deployguardian.core.plan.Security.Scan;
import io.deployguardian.core.plan.ServicePlan;
import io.deployguardian.core.plan.Strategy;
import io.deployguardian.core.plan.Tier;
import io.deployguardian.core.plan.WayBackPlan;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a service declares about itself, and when it may be promoted. */
class ReadyPlanTest {

  private final YamlPlanReader reader = new YamlPlanReader();

  @Test
  void a_service_that_declares_everything_is_read_as_it_is_written() {
    ServicePlan shop = shop(READY);
    assertThat(shop.scope())
        .isEqualTo(new Scope(List.of("services/shop/**", "lib/*.js"), List.of("**.md")));
    assertThat(shop.declared())
        .isEqualTo(
            new Declared(
                Optional.of(
                    new HealthChecks(Optional.of("/health/ready"), Optional.of("/health/live"))),
                Optional.of(
                    new WayBackPlan(
                        WayBackPlan.To.LAST_KNOWN_GOOD,
                        Optional.of("docs/rollback.md"),
                        Duration.ofDays(30))),
                Optional.of(
                    new Monitoring(
                        List.of("shop-5xx"),
                        List.of(URI.create("https://grafana.example/d/shop")))),
                Optional.of("docs/runbooks/shop.md"),
                Optional.of(new Resources(Optional.of("500m"), Optional.of("512Mi"), 3, 20, 0.6)),
                new Security(
                    Level.MODERATE,
                    Set.of(Scan.DEPENDABOT, Scan.SECRET_SCANNING),
                    Set.of("SSPL-1.0")),
                new Objectives(0.999, Duration.ofMillis(300), Optional.of(Duration.ofMinutes(2))),
                Optional.of(
                    new Contacts(
                        "@octo-org/shop",
                        Optional.of("@octo-org/leads"),
                        Optional.of("the pager"))),
                Optional.of(new Migrations(List.of("db/migrations/**"), true)),
                List.of("new-checkout")));
  }

  @Test
  void a_promotion_that_says_everything_is_read_as_it_is_written() {
    assertThat(promotion(READY, "production"))
        .isEqualTo(
            new Promotion(
                Tier.PRODUCTION,
                Optional.of("staging"),
                Duration.ZERO,
                Optional.of("tech_lead"),
                Optional.of("release/*"),
                Optional.of("shop.example"),
                Strategy.CANARY,
                Optional.of("money flows here"),
                List.of("build", "test"),
                List.of(
                    new FreezeWindow.Dates(
                        Instant.parse("2026-12-20T00:00:00Z"),
                        Instant.parse("2027-01-01T23:00:00Z"),
                        "holidays"),
                    new FreezeWindow.Weekly(
                        Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
                        LocalTime.of(16, 0),
                        LocalTime.MIDNIGHT,
                        ZoneId.of("Europe/Berlin"),
                        "weekend"))));
  }

  @Test
  void a_service_that_declares_nothing_gets_the_defaults() {
    ServicePlan service = ((Valid) reader.read(PlanTexts.SMALLEST)).plan().service("default").get();
    assertThat(service.scope()).isEqualTo(Scope.EVERYTHING);
    assertThat(service.declared()).isEqualTo(Declared.NOTHING);
    assertThat(service.environments().values())
        .extracting(EnvironmentPlan::promotion)
        .containsExactly(Promotion.usual(Tier.PRODUCTION));
    assertThat(service.declared().security().severity()).isEqualTo(Level.HIGH);
    assertThat(service.declared().security().scans()).containsExactly(Scan.values());
    assertThat(service.declared().security().deniedLicences())
        .containsExactly("AGPL-3.0", "GPL-3.0");
    assertThat(service.declared().objectives())
        .isEqualTo(new Objectives(0.999, Duration.ofMillis(500), Optional.empty()));
  }

  @Test
  void a_block_that_says_least_gets_the_defaults() {
    Declared declared =
        shop(ready(
                ", document: docs/rollback.md, drill: 30d ->;cpu: 500m, memory: 512Mi, replicas:"
                    + " {least: 3, most: 20}, cpuTarget: 60% -> cpu: 2;, reversible: true ->"))
            .declared();
    assertThat(declared.rollback().get().drillEvery()).isEqualTo(Duration.ofDays(90));
    assertThat(declared.resources())
        .contains(new Resources(Optional.of("2"), Optional.empty(), 2, 10, 0.7));
    assertThat(declared.migrations().get().reversible()).isFalse();
  }

  @Test
  void the_name_of_an_environment_tells_its_tier_and_the_tier_its_soak() {
    assertThat(promotion(READY, "dev").tier()).isEqualTo(Tier.DEVELOPMENT);
    assertThat(promotion(READY, "dev").soak()).isZero();
    assertThat(promotion(READY, "pr-1").tier()).isEqualTo(Tier.PREVIEW);
    assertThat(promotion(READY, "staging").soak()).isEqualTo(Duration.ofHours(4));
    assertThat(promotion(ready("soak: 4h -> # none"), "staging").soak())
        .isEqualTo(Duration.ofHours(2));
  }

  @Test
  void an_environment_waits_for_the_one_that_it_names_or_for_the_nearest_tier_below() {
    assertThat(shop(READY).before("production")).contains("staging");
    assertThat(shop(READY).before("staging")).contains("dev");
    assertThat(shop(ready("after: staging -> after: dev")).before("production")).contains("dev");
    assertThat(shop(READY).before("pr-1")).isEmpty();
  }

  @Test
  void all_at_once_is_a_canary_without_stages() {
    String text =
        "strategy: canary -> strategy: all-at-once;{stages: [{weight: 10, soak: 1h}]} -> {}";
    EnvironmentPlan production = shop(ready(text)).environment("production").orElseThrow();
    assertThat(production.canary().stages()).isEmpty();
    assertThat(production.canary().metrics()).isEqualTo(PlanDefaults.METRICS);
  }

  @Test
  void stages_tell_the_strategy_that_nobody_names() {
    String unnamed = "strategy: canary -> # unnamed";
    assertThat(promotion(ready(unnamed), "production").strategy()).isEqualTo(Strategy.CANARY);
    assertThat(promotion(ready(unnamed + ";weight: 10, soak: 1h -> weight: 100"), "production"))
        .extracting(Promotion::strategy)
        .isEqualTo(Strategy.ALL_AT_ONCE);
  }

  @Test
  void an_environment_that_nothing_checks_may_still_be_named() {
    String text = ready("soak: 4h -> soak: 4h\n        smoke: 7");
    assertThat(problems(text)).extracting(Problem::place).noneMatch(p -> p.endsWith(".after"));
  }

  @Test
  void each_environment_of_a_circle_is_told_so() {
    String text =
        READY
            .replace("dev:\n", "dev:\n        after: production\n")
            .replace("soak: 4h", "after: dev");
    assertThat(problems(text))
        .extracting(Problem::place)
        .containsExactly(
            "services.shop.environments.dev.after",
            "services.shop.environments.staging.after",
            "services.shop.environments.production.after");
  }

  @Property(tries = 2000)
  void a_damaged_plan_is_a_reading_and_never_an_exception(
      @ForAll @IntRange(max = 2200) int at,
      @ForAll char damage,
      @ForAll @IntRange(max = 30) int cut) {
    int from = Math.min(at, READY.length());
    int to = Math.min(from + cut, READY.length());
    assertThat(reader.read(READY.substring(0, from) + damage + READY.substring(to))).isNotNull();
  }

  private ServicePlan shop(String text) {
    assertThat(reader.read(text)).isInstanceOf(Valid.class);
    return ((Valid) reader.read(text)).plan().service("shop").orElseThrow();
  }

  private Promotion promotion(String text, String environment) {
    return shop(text).environment(environment).orElseThrow().promotion();
  }

  private List<Problem> problems(String text) {
    return ((Invalid) reader.read(text)).problems();
  }
}
