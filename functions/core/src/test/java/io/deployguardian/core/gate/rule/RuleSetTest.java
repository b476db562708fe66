package io.deployguardian.core.gate.rule;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.Outcome.Sort;
import io.deployguardian.core.gate.TieredRule;
import io.deployguardian.core.gate.TieredRule.Force;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.plan.Tier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleSetTest {

  /** They read the plan and the clock, and ask nobody. */
  private static final Set<String> ASK_NOBODY =
      Set.of(
          "frozen",
          "no_smoke_checks",
          "no_health_checks",
          "missing_monitoring",
          "no_resource_limits",
          "underpowered_canary");

  static Stream<String> names() {
    return rules().stream().map(one -> one.rule().name());
  }

  private static List<TieredRule> rules() {
    return RuleSet.rules(new Shop().world.sources());
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_ready_service_passes(String rule) {
    Outcome outcome = new Shop().ask(rule);
    assertThat(outcome).isInstanceOf(Outcome.Passed.class);
    assertThat(outcome.rule()).isEqualTo(rule);
    assertThat(outcome.text()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("names")
  void silence_is_never_a_pass(String rule) {
    var shop = new Shop();
    shop.world.allSay(Answer.noAnswer("502"));
    assertThat(shop.ask(rule).sort())
        .isEqualTo(ASK_NOBODY.contains(rule) ? Sort.PASSED : Sort.UNANSWERED);
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_source_that_does_not_exist_is_shown_and_vetoes_nothing(String rule) {
    var shop = new Shop();
    shop.world.allSay(Answer.notAvailable("comes later"));
    assertThat(shop.ask(rule).sort())
        .isEqualTo(ASK_NOBODY.contains(rule) ? Sort.PASSED : Sort.SKIPPED);
  }

  @Test
  void names_are_unique_and_leave_room_in_a_comment() {
    assertThat(names()).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z_]{3,40}"));
  }

  @Test
  void what_a_finding_is_worth_depends_on_the_tier() {
    assertThat(rules().stream().map(RuleSetTest::row).collect(joining("\n")))
        .isEqualTo(
            """
            payload_disagrees: blocks blocks blocks blocks
            superseded: blocks blocks blocks blocks
            frozen: blocks blocks blocks blocks
            no_smoke_checks: blocks blocks blocks blocks
            not_from_pipeline: blocks blocks warns -
            no_health_checks: blocks blocks warns -
            no_rollback_plan: blocks blocks warns -
            missing_monitoring: blocks warns warns -
            no_runbook: blocks warns warns -
            open_security_findings: blocks blocks warns -
            scan_never_ran: blocks blocks warns -
            no_resource_limits: blocks warns warns -
            not_validated_before: blocks blocks warns -
            checks_not_green: blocks blocks warns -
            denied_licence: blocks blocks warns -
            migrations_not_reversible: blocks blocks warns -
            migrations_not_applied_before: blocks blocks warns -
            migrations_not_reviewed: blocks warns warns -
            not_on_branch: blocks blocks warns warns
            not_reviewed: blocks warns - -
            rollback_drill_too_old: blocks warns - -
            error_budget_spent: blocks warns - -
            behind_branch: warns warns - -
            underpowered_canary: warns warns - -
            moderate_findings: warns warns warns -
            flags_not_configured: warns warns warns -""");
  }

  private static String row(TieredRule rule) {
    return rule.rule().name()
        + ": "
        + Stream.of(Tier.PRODUCTION, Tier.STAGING, Tier.DEVELOPMENT, Tier.PREVIEW)
            .map(tier -> word(rule.forces().get(tier)))
            .collect(joining(" "));
  }

  private static String word(Force force) {
    return switch (force) {
      case BLOCKS -> "blocks";
      case WARNS -> "warns";
      case NOT_ASKED -> "-";
    };
  }
}
