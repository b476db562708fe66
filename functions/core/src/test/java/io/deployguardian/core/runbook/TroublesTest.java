package io.deployguardian.core.runbook;

import static io.deployguardian.core.runbook.Drafts.only;
import static io.deployguardian.core.runbook.Drafts.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.LambdaCheck;
import io.deployguardian.core.check.LoadCheck;
import io.deployguardian.core.check.TlsCheck;
import io.deployguardian.core.check.WorkflowCheck;
import io.deployguardian.core.gate.rule.Shop;
import io.deployguardian.core.plan.FreezeWindow;
import io.deployguardian.core.plan.Tier;
import io.deployguardian.core.runbook.Trouble.Kind;
import io.deployguardian.core.testing.SamplePlans;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each of them says what is true of exactly this plan. */
class TroublesTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Shop shop = new Shop();

  @Test
  void a_check_of_readiness_says_that_the_version_can_not_take_traffic() {
    shop.smoke = Drafts.checking(http("ready", "/ready")).smoke();
    assertThat(text(only(Drafts.of(shop), Kind.CHECK)))
        .contains("/ready does not answer with status 200 within 1s, in 3 attempts")
        .contains("it can't take traffic");
  }

  @Test
  void a_check_of_another_address_does_not_blame_the_release() {
    shop.smoke = Drafts.checking(http("bank", "https://bank.example/up")).smoke();
    assertThat(text(only(Drafts.of(shop), Kind.CHECK)))
        .contains("another address than the release's own")
        .doesNotContain("as the plan promises");
  }

  @Test
  void each_kind_of_check_says_what_it_asked() {
    assertThat(said(new TlsCheck("c", Optional.empty(), Duration.ofDays(14), SECOND)))
        .contains("certificate of the release's own URL", "expires within 14d");
    assertThat(said(lambda())).contains("The new version of shop-fn", "/ok = true");
    assertThat(said(new LoadCheck("c", "/", 5, SECOND, SECOND.dividedBy(2), 0.01, SECOND)))
        .contains("5 users ask for / over 1s", "above 500ms, or more than 1%");
    assertThat(said(new WorkflowCheck("c", "e2e.yml", new TreeMap<>(), Duration.ofMinutes(30))))
        .contains("e2e.yml does not end as success within 30m", "${{ inputs.guardian_rollout }}");
  }

  @Test
  void a_metric_says_its_threshold_and_its_tolerance() {
    assertThat(text(only(Drafts.of(shop), Kind.METRIC)))
        .contains("The metric errors fails")
        .contains("the canary alone is above 5%")
        .contains("tolerance of 50% of the baseline, or 0.1% of all events")
        .contains("https://dash.example.org/shop");
  }

  @Test
  void without_stages_nothing_is_measured_so_no_metric_can_fail() {
    shop.weights = List.of();
    Runbook runbook = Drafts.of(shop);
    assertThat(Drafts.troubles(runbook, "production", Kind.METRIC)).isEmpty();
    assertThat(Drafts.troubles(runbook, "production", Kind.UNDECIDED)).isEmpty();
  }

  @Test
  void a_stage_says_when_it_is_held_and_a_hold_until_when() {
    Runbook runbook = Drafts.in("production", SamplePlans.twoStages());
    assertThat(text(only(runbook, Kind.UNDECIDED))).contains("at 10 % after 5m, at 50 % after 5m");
    assertThat(text(only(runbook, Kind.HELD))).contains("After 1h it is rolled back");
  }

  @Test
  void each_freeze_says_when_and_why() {
    shop.freezes =
        List.of(
            new FreezeWindow.Weekly(
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.FRIDAY),
                LocalTime.of(16, 0),
                LocalTime.MIDNIGHT,
                ZoneOffset.UTC,
                "weekend"),
            new FreezeWindow.Dates(Shop.NOW, Shop.NOW.plusSeconds(60), "sale"));
    assertThat(gates("frozen"))
        .satisfiesExactly(
            weekly ->
                assertThat(text(weekly))
                    .contains("each friday, saturday from 16:00 to 24:00 in Z", "weekend"),
            once -> assertThat(text(once)).contains("from " + Shop.NOW, "sale"));
  }

  @Test
  void what_comes_first_and_what_has_to_be_green_is_named() {
    assertThat(text(gates("not_validated_before").getFirst())).contains("promoted in staging");
    assertThat(text(gates("checks_not_green").getFirst())).contains("unit, e2e");
  }

  @Test
  void what_only_warns_in_a_tier_is_no_veto_there() {
    shop.tier = Tier.DEVELOPMENT;
    assertThat(gates("checks_not_green")).isEmpty();
    assertThat(gates("not_validated_before")).isEmpty();
  }

  private List<Trouble> gates(String rule) {
    return Drafts.troubles(Drafts.of(shop), "production", Kind.GATE).stream()
        .filter(trouble -> trouble.name().equals(rule))
        .toList();
  }

  private static String said(Check check) {
    return text(only(Drafts.in("production", Drafts.checking(check)), Kind.CHECK));
  }

  private static HttpCheck http(String name, String location) {
    return new HttpCheck(
        name,
        location,
        200,
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.of(SECOND),
        Duration.ofSeconds(5));
  }

  private static LambdaCheck lambda() {
    var expect = new TreeMap<>(Map.of("/ok", "true"));
    return new LambdaCheck("c", Optional.of("shop-fn"), "{}", expect, SECOND);
  }
}
