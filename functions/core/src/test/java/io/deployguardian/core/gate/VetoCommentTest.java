package io.deployguardian.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.gate.rule.Default;
import io.deployguardian.core.gate.rule.Shop;
import io.deployguardian.core.rollout.ServiceKey;
import io.deployguardian.core.rollout.Subject;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VetoCommentTest {

  private static final Subject SHOP = new Shop().subject;

  @Test
  void a_single_fault_is_named_in_the_first_line() {
    assertThat(VetoComment.of(SHOP, Outcomes.readiness(Outcomes.veto("no_runbook"))))
        .isEqualTo(
            """
            Deploy Guardian vetoes shop in production: no_runbook
            - no_runbook: `services.shop.no_runbook: mend no_runbook`
            To go on: mend what is listed, then deploy again.""");
  }

  @Test
  void the_seven_faults_of_a_plan_that_nobody_gave_a_thought_fit() {
    String comment = VetoComment.of(SHOP, new Shop().withoutAnything().inspect());
    assertThat(comment.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1_024);
    assertThat(comment)
        .startsWith("Deploy Guardian vetoes shop in production: not_production_ready\n")
        .endsWith("\nTo go on: mend what is listed, then deploy again.")
        .contains(
            "\n- no_health_checks: `",
            "services.shop.health: declare readiness and liveness`",
            "\n- no_rollback_plan: `",
            "services.shop.rollback: declare to: last-known-good`",
            "\n- missing_monitoring: `",
            "\n- no_runbook: `",
            "\n- open_security_findings: `commit c0ffee2: fix CRITICAL lodash",
            "\n- no_resource_limits: `",
            "\n- not_validated_before: `environment staging: promote");
  }

  @Test
  void silence_at_the_end_of_patience_says_what_was_not_known() {
    var silent = new Outcome.NoAnswer("checks_not_green", "pending: e2e");
    assertThat(VetoComment.of(SHOP, Outcomes.readiness(silent)))
        .isEqualTo(
            """
            Deploy Guardian vetoes shop in production: checks_not_green
            - checks_not_green: `not known: pending: e2e: deploy again once there is an answer`
            To go on: deploy again once all of this is known.""");
  }

  @Test
  void an_approval_counts_and_warns() {
    var readiness =
        Outcomes.readiness(
            new Outcome.Passed("fine", "well"),
            new Outcome.NotAvailable("later", "not there"),
            Outcomes.warning("behind_branch"));
    assertThat(VetoComment.approval(SHOP, readiness))
        .isEqualTo(
            """
            Deploy Guardian approves shop in production: 1 check passed, 1 warning, 1 skipped
            - behind_branch: `services.shop.behind_branch: mend behind_branch`""");
  }

  @Test
  void an_approval_without_warnings_is_one_line() {
    assertThat(VetoComment.approval(SHOP, new Shop().inspect()))
        .isEqualTo(
            "Deploy Guardian approves shop in production: 26 checks passed, 0 warnings, 0 skipped");
  }

  @Test
  void more_than_fits_is_counted() {
    Outcome[] many =
        IntStream.range(0, 99)
            .mapToObj(i -> Outcomes.veto("a_rather_long_name_of_a_subject_" + i))
            .toArray(Outcome[]::new);
    String comment = VetoComment.of(SHOP, Outcomes.readiness(many));
    long named = comment.lines().filter(line -> line.startsWith("- a_rather")).count();
    assertThat(comment).contains("\n- and " + (99 - named) + " more\n");
    assertThat(comment.length()).isBetween(950, 1_024);
  }

  @Test
  void strangers_can_not_write_markdown() {
    var violation =
        new Violation(
            "no_runbook",
            "`![x](https://evil.example)` @acme/all",
            "",
            "",
            "<img src=x>\n# Approved\n[here](https://evil.example) `@ada`",
            true);
    var key = new ServiceKey(4711, "shop](https://evil.example)", "prod `@ada`");
    Subject nasty = Default.as(key, SHOP);
    assertThat(VetoComment.of(nasty, Outcomes.readiness(new Outcome.Violated(violation))))
        .isEqualTo(
            "Deploy Guardian vetoes `shop](https://evil.example)` in `prod '@ada'`: no_runbook\n"
                + "- no_runbook: `'![x](https://evil.example)' @acme/all: <img src=x> # Approved"
                + " [here](https://evil.example) '@ada'`\n"
                + "To go on: mend what is listed, then deploy again.");
  }
}
