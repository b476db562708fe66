package io.deployguardian.wire.github.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployguardian.core.notification.Channel;
import io.deployguardian.core.notification.IncidentIssue;
import io.deployguardian.core.notification.Notice;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.testing.FakeTraffic.Failure;
import io.deployguardian.githubstandin.Fault;
import io.deployguardian.wire.github.api.auth.Credentials;
import io.deployguardian.wire.github.api.rest.IssuesApi.NewIssue;
import io.deployguardian.wire.github.api.rest.Repository;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubBoardsTest {

  private final ToldShop it = new ToldShop();
  private Subject live;

  @BeforeEach
  void a_release_is_live() {
    live = it.deploy("41");
    it.minutes(4);
  }

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void a_rollout_is_one_check_run_that_is_updated_in_place() {
    Subject next = it.deploy("42");
    var first = it.checkRunOf(next);
    assertThat(first.path("status").asText()).isEqualTo("in_progress");
    assertThat(first.path("name").asText()).isEqualTo("Deploy Guardian: shop in production");
    assertThat(first.at("/output/title").asText()).isEqualTo("42: canary at 10 %");
    it.minutes(6);
    var last = it.checkRunOf(next);
    assertThat(last.get("id")).isEqualTo(first.get("id"));
    assertThat(last.path("conclusion").asText()).isEqualTo("success");
    assertThat(last.path("head_sha").asText()).isEqualTo(next.release().commit());
    assertThat(last.at("/output/summary").asText()).contains("### ✅ `42`: promoted");
    assertThat(it.standIn.requests("POST .*/check-runs")).hasSize(2);
  }

  @Test
  void a_deployment_hears_each_word_once_with_a_link_to_its_check_run() {
    Subject next = it.deploy("42");
    it.minutes(6);
    assertThat(it.statusesOf(next))
        .containsExactly(
            "in_progress: canary at 10 %", "in_progress: canary at 50 %", "success: promoted");
    assertThat(it.statusesOf(live).getLast()).isEqualTo("inactive: replaced by a newer promotion");
    String page = it.checkRunOf(next).path("html_url").asText();
    assertThat(
            it.shop.deploymentStatuses().stream()
                .filter(status -> status.path("_deployment").asLong() == next.deployment().id()))
        .allSatisfy(
            status -> {
              assertThat(status.path("log_url").asText()).isEqualTo(page);
              assertThat(status.path("environment_url").asText())
                  .isEqualTo("https://shop-42.example.org");
            });
  }

  @Test
  void an_incident_is_an_issue_that_is_closed_with_one_comment() {
    it.deploy("42");
    it.world.metrics.makeSick("42");
    it.world.traffic.failAlways(Failure.REFUSAL);
    it.minutes(7);
    assertThat(it.shop.issues())
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.path("state").asText()).isEqualTo("open");
              assertThat(issue.at("/labels/0/name").asText()).isEqualTo("deploy-guardian-incident");
            });
    it.world.traffic.heal();
    // Closing it succeeds, and nobody hears of it: the comment must not come twice.
    it.standIn.fails(Fault.status(502).times(2).on("PATCH .*/issues"));
    it.standIn.fails(Fault.answerLost().times(1).on("POST .*/comments"));
    it.minutes(20);
    assertThat(it.shop.issues())
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.path("state").asText()).isEqualTo("closed");
              assertThat(issue.path("title").asText())
                  .isEqualTo("Production incident: shop 42 rolled back");
              assertThat(issue.path("body").asText()).contains("**P1**", "#### Root cause");
            });
    assertThat(it.shop.comments())
        .singleElement()
        .satisfies(
            comment ->
                assertThat(comment.path("body").asText()).contains("The traffic is back on 41"));
  }

  @Test
  void what_was_made_without_an_answer_is_found_again_by_its_key() {
    it.standIn.fails(Fault.answerLost().times(1).on("POST .*/check-runs"));
    it.standIn.fails(Fault.answerLost().times(1).on("POST .*/statuses"));
    it.standIn.fails(Fault.answerLost().times(1).on("POST .*/issues"));
    Subject next = it.deploy("42");
    it.world.metrics.makeSick("42");
    it.minutes(6);
    assertThat(it.checkRunOf(next).path("conclusion").asText()).isEqualTo("failure");
    assertThat(it.statusesOf(next)).doesNotHaveDuplicates().last().asString().startsWith("failure");
    assertThat(it.shop.issues()).hasSize(1);
    assertThat(it.notifications.due()).isEmpty();
  }

  @Test
  void an_hour_without_github_loses_nothing_and_repeats_nothing() {
    var back = it.world.clock.instant().plus(Duration.ofHours(1));
    it.standIn.fails(Fault.status(503).until(back));
    Subject next = it.deploy("42");
    it.world.metrics.makeSick("42");
    it.minutes(59);
    assertThat(it.shop.checkRuns()).hasSize(1);
    assertThat(notice(next).status()).isInstanceOf(Notice.Status.Owed.class);
    assertThat(it.world.events(Event.AccessRefused.class)).isEmpty();
    it.minutes(17);
    assertThat(it.checkRunOf(next).path("conclusion").asText()).isEqualTo("failure");
    assertThat(it.statusesOf(next)).singleElement().asString().startsWith("failure: rolled back");
    assertThat(it.shop.issues()).hasSize(1);
    assertThat(it.notifications.due()).isEmpty();
  }

  @Test
  void a_limit_is_waited_for_until_it_ends() {
    var reset = it.world.clock.instant().plus(Duration.ofMinutes(40));
    it.standIn.fails(Fault.primaryLimit(reset).until(reset));
    Subject next = it.deploy("42");
    assertThat(notice(next).status().due()).contains(reset.truncatedTo(ChronoUnit.SECONDS));
    it.minutes(41);
    assertThat(it.checkRunOf(next).path("conclusion").asText()).isEqualTo("success");
  }

  @Test
  void a_missing_permission_is_told_once_and_stops_no_other_channel() {
    it.standIn.fails(Fault.missingPermission("checks=write").on(".*/check-runs"));
    Subject next = it.deploy("42");
    it.minutes(8);
    assertThat(it.statusesOf(next)).last().isEqualTo("success: promoted");
    assertThat(it.world.events(Event.AccessRefused.class))
        .isNotEmpty()
        .allSatisfy(refused -> assertThat(refused.why()).contains("403", "checks=write"));
    assertThat(it.standIn.requests("POST .*/check-runs")).hasSize(1);
  }

  @Test
  void an_issue_with_a_copied_marker_is_not_taken_for_ours() {
    Subject next = it.deploy("42");
    it.standIn.admit("evil", "eve");
    try (var eve = it.connect(Credentials.token("evil"))) {
      String marker = "<!-- deploy-guardian:rollout:" + next.id() + " -->";
      eve.issues(Repository.of(ToldShop.SHOP))
          .create(new NewIssue("Mine", marker, List.of(IncidentIssue.LABEL)));
    }
    it.world.metrics.makeSick("42");
    it.minutes(4);
    assertThat(it.shop.issues())
        .extracting(issue -> issue.at("/user/login").asText())
        .containsExactly("eve", "deploy-guardian[bot]");
    assertThat(it.shop.issues().getFirst().path("title").asText()).isEqualTo("Mine");
  }

  private Notice notice(Subject subject) {
    return it.notices.find(subject.id(), Channel.CHECK_RUN).orElseThrow();
  }
}
