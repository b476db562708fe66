package io.deployguardian.wire.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Event.AlertRaised;
import io.deployguardian.core.rollout.Event.CommandGiven;
import io.deployguardian.core.rollout.Event.DeploymentReviewed;
import io.deployguardian.core.rollout.Event.WorkflowRunCompleted;
import io.deployguardian.core.rollout.Severity;
import io.deployguardian.wire.github.Decoded.Malformed;
import io.deployguardian.wire.github.Decoded.Understood;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The corners of the shapes that GitHub documents: what may be null, missing or several. */
class NotedTest {

  // ---- comments ----

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/guardian | /guardian",
        "'/guardian status ' | /guardian status",
        "' /guardian approve' | /guardian approve",
        "/guardian\tapprove | /guardian approve",
        "/guardian ap\u0000prove\u202ex | /guardian ap prove x"
      })
  void a_command_is_the_first_line_made_printable(String body, String text) {
    assertThat(command(comment("body", body)).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n/guardian approve",
        "please /guardian approve",
        "> /guardian approve",
        "/guardians approve",
        "/Guardian approve",
        "\u0000"
      })
  void any_other_first_line_is_acknowledged_only(String body) {
    assertThat(fact("issue_comment.created", comment("body", body)))
        .isEqualTo(new Fact.Acknowledged("issue_comment", "created"));
  }

  @Test
  void a_command_of_ten_thousand_characters_is_cut_and_never_inside_a_character() {
    String long1 = "/guardian hold " + "x".repeat(10_000);
    assertThat(command(comment("body", long1)).text()).hasSize(500);
    String long2 = "/guardian hold x" + "\ud83d\udea2".repeat(5_000);
    assertThat(command(comment("body", long2)).text())
        .hasSizeBetween(498, 500)
        .doesNotMatch(".*\\p{Cs}.*");
  }

  @Test
  void nobody_is_no_author() {
    assertThat(fact("issue_comment.created", json -> at(json, "comment").putNull("user")))
        .isInstanceOf(Fact.Acknowledged.class);
    assertThat(fact("issue_comment.created", json -> at(json, "comment").putNull("body")))
        .isInstanceOf(Fact.Acknowledged.class);
  }

  @Test
  void no_bot_gives_commands() {
    assertThat(
            fact(
                "issue_comment.created",
                json ->
                    ((ObjectNode) at(json, "comment").get("user"))
                        .put("login", "renovate[bot]")
                        .put("type", "Bot")))
        .isInstanceOf(Fact.Acknowledged.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "issue_comment.created",
        "deployment_review.approved",
        "deployment_status.created"
      })
  void what_we_say_ourselves_starts_nothing(String name) {
    assertThat(fact(name, json -> at(json, "sender").put("login", Golden.OWN)))
        .isEqualTo(new Fact.Acknowledged(Golden.event(name), Golden.action(name)));
  }

  @Test
  void an_issue_is_no_pull_request() {
    assertThat(command(json -> at(json, "issue").remove("pull_request")).pullRequest()).isFalse();
  }

  // ---- workflow runs ----

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "Build, Build",
        "'', Deploy",
        "null, Deploy",
        "' \u0007', Deploy",
      })
  void a_run_without_a_name_has_its_workflows(String name, String shown) {
    assertThat(run(json -> at(json, "workflow_run").put("name", name)).workflow()).isEqualTo(shown);
  }

  @Test
  void a_run_without_any_name_is_known_by_its_file() {
    Consumer<ObjectNode> nameless =
        json -> {
          at(json, "workflow_run").putNull("name");
          json.putNull("workflow");
        };
    assertThat(run(nameless).workflow()).isEqualTo(".github/workflows/deploy.yml");
    assertThat(run(nameless.andThen(json -> at(json, "workflow_run").remove("path"))).workflow())
        .isEqualTo("a workflow without a name");
  }

  @Test
  void a_runs_name_may_be_as_long_as_its_author_likes() {
    assertThat(run(json -> at(json, "workflow_run").put("name", "n".repeat(10_000))).workflow())
        .hasSize(200);
  }

  @Test
  void a_run_of_a_fork_may_have_no_branch_and_no_conclusion() {
    var run = run(json -> at(json, "workflow_run").putNull("head_branch").putNull("conclusion"));
    assertThat(run.branch()).isEmpty();
    assertThat(run.conclusion()).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({"3,3", "99999999999,2147483647"})
  void another_attempt_is_another_fact(long attempt, int counted) {
    var run = run(json -> at(json, "workflow_run").put("run_attempt", attempt));
    assertThat(run.attempt()).isEqualTo(counted);
    assertThat(run.id().value()).endsWith("/" + counted);
  }

  @Test
  void a_run_without_attempts_is_the_first() {
    assertThat(run(json -> at(json, "workflow_run").remove("run_attempt")).attempt()).isEqualTo(1);
  }

  // ---- reviews ----

  @Test
  void a_review_may_name_one_job_or_several() {
    assertThat(review(json -> {}).environment()).isEqualTo("production");
    Consumer<ObjectNode> one =
        json -> json.set("workflow_job_run", json.remove("workflow_job_runs").get(0));
    assertThat(review(one)).isEqualTo(review(json -> {}));
  }

  @Test
  void who_reviewed_is_the_approver_else_the_sender() {
    assertThat(review(json -> at(json, "approver").put("login", "grace")).reviewer())
        .isEqualTo("grace");
    assertThat(review(json -> json.putNull("approver")).reviewer()).isEqualTo("ada");
    assertThat(review(json -> json.remove("approver")).reviewer()).isEqualTo("ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1700481602", "2026-11-20 12:00:02 UTC", "a while", ""})
  void when_it_was_reviewed_is_when_the_run_changed_if_github_says_it_in_another_form(
      String since) {
    assertThat(review(json -> json.put("since", since)).at())
        .isEqualTo(Instant.parse("2026-11-20T12:00:02Z"));
    assertThat(review(json -> json.put("since", 1700481602)).at())
        .isEqualTo(Instant.parse("2026-11-20T12:00:02Z"));
  }

  @Test
  void the_review_of_another_attempt_is_another_fact() {
    Consumer<ObjectNode> again =
        json -> ((ObjectNode) json.get("workflow_job_runs").get(0)).put("id", 9921450000L);
    assertThat(review(again).id()).isNotEqualTo(review(json -> {}).id());
  }

  @Test
  void a_review_that_cannot_be_understood_is_malformed_at_a_place() {
    malformed(
        "deployment_review.approved",
        json -> json.putNull("workflow_run"),
        "workflow_run.id: found nothing, expected an id");
    malformed(
        "deployment_review.approved",
        json -> json.putArray("workflow_job_runs"),
        "workflow_job_runs: found no job with an environment, expected the jobs that were reviewed");
    malformed(
        "deployment_review.rejected",
        json -> json.putNull("approver").putNull("sender"),
        "sender.login: found nothing, expected text of 1 to 100 printable characters");
  }

  // ---- protection rules ----

  @Test
  void a_request_that_cannot_be_understood_is_malformed_at_a_place() {
    String name = "deployment_protection_rule.requested";
    String missing = "deployment: found nothing, expected the deployment that waits for our word";
    malformed(name, json -> json.putNull("deployment"), missing);
    malformed(name, json -> json.remove("deployment"), missing);
    malformed(
        name,
        json -> json.remove("deployment_callback_url"),
        "deployment_callback_url: found nothing, expected text of 1 to 2000 printable characters");
    malformed(
        name,
        json ->
            json.put("deployment_callback_url", "https://api.github.com/repos/o/r/actions/runs"),
        "deployment_callback_url: found no workflow run, expected a URL with /actions/runs/<id>/ in it");
    malformed(
        name, json -> json.remove("repository"), "repository.id: found nothing, expected an id");
  }

  @Test
  void a_request_is_read_wherever_it_wants_its_answer() {
    String elsewhere =
        "https://evil.example/api/v3/repos/o/r/actions/runs/77/deployment_protection_rule";
    var fact =
        fact(
            "deployment_protection_rule.requested",
            json -> json.put("deployment_callback_url", elsewhere));
    assertThat(((Fact.ApprovalRequested) fact).run()).isEqualTo(77);
    assertThat(fact.toString()).doesNotContain("evil");
  }

  // ---- alerts ----

  @Test
  void an_alert_never_carries_the_secret() {
    String secret = "AKIAIOSFODNN7EXAMPLE";
    Consumer<ObjectNode> leaking =
        json -> at(json, "alert").put("secret", secret).put("first_location_detected", secret);
    assertThat(Golden.decoded("secret_scanning_alert.created", leaking).toString())
        .doesNotContain(secret);
    assertThat(
            Golden.decoded(
                    "secret_scanning_alert.created",
                    leaking.andThen(json -> at(json, "alert").put("number", secret)))
                .toString())
        .contains("alert.number")
        .doesNotContain(secret);
  }

  @Test
  void a_leaked_secret_is_told_whatever_github_leaves_out() {
    var alert =
        (AlertRaised)
            event(
                "secret_scanning_alert.created",
                json -> at(json, "alert").retain("number", "resolution"));
    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alert.what()).isEqualTo("a secret");
    assertThat(alert.at()).isEqualTo(Instant.parse("2026-11-20T11:58:21Z"));
  }

  @Test
  void an_alert_says_how_grave_github_calls_it() {
    assertThat(
            what(
                "dependabot_alert.created",
                json -> at(json, "alert").putNull("security_vulnerability")))
        .isEqualTo("semver (high)");
    assertThat(
            what(
                "code_scanning_alert.created",
                json ->
                    ((ObjectNode) at(json, "alert").get("rule"))
                        .putNull("security_severity_level")))
        .isEqualTo("java/sql-injection (error)");
    assertThat(what("code_scanning_alert.created", json -> at(json, "alert").putNull("rule")))
        .isEqualTo("a rule");
  }

  private static String what(String name, Consumer<ObjectNode> change) {
    return ((AlertRaised) event(name, change)).what();
  }

  private static CommandGiven command(Consumer<ObjectNode> change) {
    return (CommandGiven) event("issue_comment.created", change);
  }

  private static WorkflowRunCompleted run(Consumer<ObjectNode> change) {
    return (WorkflowRunCompleted) event("workflow_run.completed", change);
  }

  private static DeploymentReviewed review(Consumer<ObjectNode> change) {
    return (DeploymentReviewed) event("deployment_review.approved", change);
  }

  private static Consumer<ObjectNode> comment(String field, String value) {
    return json -> at(json, "comment").put(field, value);
  }

  private static Event event(String name, Consumer<ObjectNode> change) {
    return ((Fact.Noted) fact(name, change)).event();
  }

  private static Fact fact(String name, Consumer<ObjectNode> change) {
    return ((Understood) Golden.decoded(name, change)).fact();
  }

  private static void malformed(String name, Consumer<ObjectNode> change, String why) {
    assertThat(Golden.decoded(name, change)).isInstanceOf(Malformed.class).hasToString(why);
  }

  private static ObjectNode at(ObjectNode json, String member) {
    return (ObjectNode) json.get(member);
  }
}
