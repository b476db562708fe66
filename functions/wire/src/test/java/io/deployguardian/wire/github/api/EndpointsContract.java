package io.deployguardian.wire.github.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.wire.github.api.auth.Credentials;
import io.deployguardian.wire.github.api.http.GitHubFailure.NotFound;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused;
import io.deployguardian.wire.github.api.rest.ActionsApi.Dispatch;
import io.deployguardian.wire.github.api.rest.ActionsApi.Run;
import io.deployguardian.wire.github.api.rest.AlertsApi.DependencyAlert;
import io.deployguardian.wire.github.api.rest.AppApi.HookDelivery;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.Action;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.CheckRun;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.CheckRunChange;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.NewCheckRun;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.Output;
import io.deployguardian.wire.github.api.rest.CommitsApi.ChangedFile;
import io.deployguardian.wire.github.api.rest.DeploymentsApi.DeploymentStatus;
import io.deployguardian.wire.github.api.rest.DeploymentsApi.NewDeploymentStatus;
import io.deployguardian.wire.github.api.rest.IssuesApi.Comment;
import io.deployguardian.wire.github.api.rest.IssuesApi.Issue;
import io.deployguardian.wire.github.api.rest.IssuesApi.IssueChange;
import io.deployguardian.wire.github.api.rest.IssuesApi.NewIssue;
import io.deployguardian.wire.github.api.rest.PullsApi.Pull;
import io.deployguardian.wire.github.api.rest.PullsApi.Review;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each use once, over real HTTP: what we ask for is what GitHub has, what we write is there. */
public abstract class EndpointsContract {
  private final Octo octo = new Octo();
  private final GitHub github = octo.github;

  @AfterEach
  void close() {
    octo.close();
  }

  @Test
  void the_app_knows_itself_and_what_it_may_do() {
    assertThat(github.app().itself().slug()).isEqualTo("deploy-guardian");
    assertThat(github.app().installation(Octo.SHOP).permissions()).containsEntry("checks", "write");
  }

  @Test
  void failed_deliveries_are_found_over_all_pages_and_delivered_again() {
    for (int i = 0; i < 250; i++) {
      int status = i % 2 == 0 ? 500 : 200;
      octo.standIn.delivered("guid-" + i, "deployment", "created", status, octo.now());
      octo.later(Duration.ofSeconds(1));
    }
    var since = octo.now().minusSeconds(210);

    List<HookDelivery> failed = github.app().failedDeliveries(since);

    assertThat(failed).hasSize(105).noneMatch(HookDelivery::succeeded);
    assertThat(failed.getFirst().guid()).isEqualTo("guid-248");
    assertThat(github.app().deliveries(since)).hasSize(210);

    List<String> delivered = new ArrayList<>();
    octo.standIn.onRedelivery(
        guid -> {
          delivered.add(guid);
          return 202;
        });
    github.app().redeliver(failed.getFirst().id());
    assertThat(delivered).containsExactly("guid-248");
    var newest = github.app().deliveries(since).getFirst();
    assertThat(newest.redelivery()).isTrue();
    assertThat(newest.succeeded()).isTrue();
  }

  @Test
  void a_file_is_read_as_it_was_at_a_commit() {
    var contents = github.contents(Octo.SHOP);
    assertThat(contents.file(".github/plan.yml", Octo.FIRST)).contains("version: 1\n");
    assertThat(contents.file("README.md", "refs/heads/main")).contains("The shop");
    assertThat(contents.file(".github/plan.yml", Octo.SECOND)).isEmpty();
  }

  @Test
  void a_folder_and_a_huge_file_are_no_plan() {
    octo.shop.commit("c".repeat(40), "eve", Map.of("huge.yml", "x".repeat(1_000_001)));
    var contents = github.contents(Octo.SHOP);
    assertThatThrownBy(() -> contents.file("src", Octo.SECOND))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("found a dir, expected a file");
    assertThatThrownBy(() -> contents.file("huge.yml", "main"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("found a file of 1000001 bytes, expected at most 1 MB");
  }

  @Test
  void a_deployment_and_its_statuses() {
    long id = octo.shop.deployment(Octo.SECOND, "production", "bob");
    var deployments = github.deployments(Octo.SHOP);

    assertThat(deployments.get(id).sha()).isEqualTo(Octo.SECOND);
    assertThat(deployments.of("production", Octo.SECOND)).hasSize(1);
    assertThat(deployments.of("staging", Octo.SECOND)).isEmpty();

    var url = Optional.of(URI.create("https://shop.example.com"));
    deployments.create(
        id, new NewDeploymentStatus("in_progress", "Soaks at 10 %", url, Optional.empty(), false));
    deployments.create(
        id, new NewDeploymentStatus("success", "Promoted", url, Optional.empty(), true));

    assertThat(deployments.statuses(id))
        .extracting(DeploymentStatus::state)
        .containsExactly("success", "in_progress");
    assertThat(octo.shop.deploymentStatuses().getFirst().path("creator").path("login").asText())
        .isEqualTo("deploy-guardian[bot]");
  }

  @Test
  void a_check_run_is_created_found_again_and_completed() {
    octo.shop.checkRun(Octo.SECOND, "build", "success");
    var checkRuns = github.checkRuns(Octo.SHOP);

    CheckRun made = checkRuns.create(inProgress("rollout-1"));
    long app = made.app().orElseThrow().id();
    assertThat(checkRuns.all(Octo.SECOND, "Canary", app))
        .extracting(run -> run.externalId().orElse(""))
        .containsExactly("rollout-1");

    checkRuns.update(
        made.id(),
        new CheckRunChange(
            "completed",
            Optional.of("success"),
            Optional.of(octo.now()),
            new Output("Promoted", "All is well", Optional.empty()),
            List.of()));

    assertThat(checkRuns.get(made.id()).conclusion()).contains("success");
    assertThat(checkRuns.latest(Octo.SECOND))
        .extracting(CheckRun::name)
        .containsExactlyInAnyOrder("build", "Canary");
    assertThat(octo.shop.checkRuns().getLast().path("output").path("title").asText())
        .isEqualTo("Promoted");
  }

  private static NewCheckRun inProgress(String externalId) {
    return new NewCheckRun(
        "Canary",
        Octo.SECOND,
        externalId,
        "in_progress",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Output("Soaks", "At 10 %", Optional.of("In *detail*")),
        List.of(new Action("Hold", "Stops the rollout here", "hold")));
  }

  @Test
  void issues_comments_and_reactions() {
    octo.shop.pull("Change it", "bob", Octo.SECOND, null);
    var issues = github.issues(Octo.SHOP);

    Issue made = issues.create(new NewIssue("Rolled back", "Why", List.of("deploy-guardian")));
    assertThat(issues.list("deploy-guardian", "open")).containsExactly(made);
    Comment comment = issues.comment(made.number(), "First");
    issues.updateComment(comment.id(), "Better");
    issues.reactToComment(comment.id(), "rocket");
    issues.reactToComment(comment.id(), "rocket");
    issues.react(made.number(), "eyes");

    assertThat(issues.comments(made.number())).extracting(Comment::body).containsExactly("Better");
    assertThat(octo.shop.reactions()).hasSize(2);
    assertThat(issues.update(made.number(), IssueChange.body("Because")).body())
        .contains("Because");
    issues.update(made.number(), IssueChange.closed());
    assertThat(issues.get(made.number()).state()).isEqualTo("closed");
    assertThat(issues.list("deploy-guardian", "open")).isEmpty();
  }

  @Test
  void a_waiting_run_is_found_reported_about_and_approved() {
    long id = octo.shop.waitingRun(Octo.SECOND, "production");
    octo.shop.failedRun(Octo.FIRST, "build", "");
    var actions = github.actions(Octo.SHOP);

    assertThat(actions.waiting()).extracting(Run::id).containsExactly(id);
    assertThat(actions.pendingDeployments(id))
        .extracting(pending -> pending.environment().name())
        .containsExactly("production");
    actions.report(id, "production", "Waits for the checks");
    actions.approve(id, "production", "All checks passed");

    assertThat(actions.run(id).status()).contains("in_progress");
    assertThat(actions.pendingDeployments(id)).isEmpty();
    assertThat(octo.shop.protectionReviews())
        .extracting(review -> review.path("state").asText())
        .containsExactly("", "approved");
    assertThatThrownBy(() -> actions.reject(id, "production", "Too late"))
        .isInstanceOf(Refused.class);
  }

  @Test
  void reports_that_are_too_long_or_too_many_are_refused() {
    long id = octo.shop.waitingRun(Octo.SECOND, "production");
    var actions = github.actions(Octo.SHOP);
    assertThatThrownBy(() -> actions.report(id, "production", "x".repeat(1025)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("too long");
    for (int i = 0; i < 10; i++) {
      actions.report(id, "production", "Still waits");
    }
    assertThatThrownBy(() -> actions.report(id, "production", "Still waits"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Too many");
  }

  @Test
  void a_failed_run_is_looked_into_and_run_again() {
    long id = octo.shop.failedRun(Octo.SECOND, "build", "no space left on device\n");
    var actions = github.actions(Octo.SHOP);

    var job = actions.jobs(id).getFirst();
    assertThat(job.conclusion()).contains("failure");
    assertThat(job.steps().orElseThrow()).hasSize(1);
    assertThat(actions.ofCommit(Octo.SECOND)).hasSize(1);
    actions.rerunFailedJobs(id);
    assertThat(actions.run(id).runAttempt()).isEqualTo(2);

    actions.dispatch("deploy.yml", new Dispatch("main", Map.of("version", "7")));
    assertThat(octo.shop.runs().getLast().path("_inputs").path("version").asText()).isEqualTo("7");
    var dispatched = actions.dispatched("deploy.yml", Instant.EPOCH).getFirst();
    assertThat(dispatched.displayTitle()).contains("7");
    assertThat(actions.dispatched("other.yml", Instant.EPOCH)).isEmpty();
    assertThat(actions.dispatched("deploy.yml", dispatched.createdAt().plusSeconds(1))).isEmpty();
  }

  @Test
  void a_log_is_read_from_allowed_hosts_only_and_without_credentials() {
    long run = octo.shop.failedRun(Octo.SECOND, "build", "no space left on device\n");
    long job = github.actions(Octo.SHOP).jobs(run).getFirst().id();

    assertThat(github.actions(Octo.SHOP).log(job))
        .isEqualTo(new JobLog.Unread("it is on a host that is not allowed", "127.0.0.1"));

    var app = Credentials.app(octo.standIn.appId(), octo.standIn.privateKey());
    var settings = new GitHubSettings(octo.standIn.base(), app, Set.of("127.0.0.1"), Octo.PATIENT);
    try (var allowed = GitHub.connect(settings, octo.clock(), duration -> {})) {
      assertThat(allowed.actions(Octo.SHOP).log(job))
          .isEqualTo(new JobLog.Text("no space left on device\n", false));
    }
  }

  @Test
  void commits_their_statuses_pull_requests_and_differences() {
    int number = octo.shop.pull("Change it", "bob", Octo.SECOND, Octo.SECOND);
    octo.shop.status(Octo.SECOND, "ci", "pending").status(Octo.SECOND, "ci", "success");
    var commits = github.commits(Octo.SHOP);

    assertThat(commits.get(Octo.SECOND).parents().getFirst().sha()).isEqualTo(Octo.FIRST);
    assertThat(commits.get("main").author().orElseThrow().login()).contains("bob");
    assertThat(commits.status(Octo.SECOND).state()).isEqualTo("success");
    assertThat(commits.pulls(Octo.SECOND)).extracting(Pull::number).containsExactly(number);
    var comparison = commits.compare(Octo.FIRST, Octo.SECOND);
    assertThat(comparison.aheadBy()).isEqualTo(1);
    assertThat(comparison.files().orElseThrow())
        .extracting(ChangedFile::filename)
        .containsExactlyInAnyOrder("README.md", "src/A.java", ".github/plan.yml");
  }

  @Test
  void pull_requests_and_their_reviews() {
    int number = octo.shop.pull("Change it", "bob", Octo.SECOND, null);
    octo.shop.review(number, "alice", "APPROVED", Octo.SECOND);
    var pulls = github.pulls(Octo.SHOP);

    assertThat(pulls.get(number).mergedAt()).isEmpty();
    assertThat(pulls.get(number).head().sha()).isEqualTo(Octo.SECOND);
    assertThat(pulls.reviews(number)).extracting(Review::state).containsExactly("APPROVED");
    assertThatThrownBy(() -> pulls.get(99)).isInstanceOf(NotFound.class);
  }

  @Test
  void open_alerts_of_each_kind_over_all_pages() {
    octo.shop.codeAlert("refs/heads/main", "java/sql-injection", "high");
    octo.shop.analysis("refs/heads/main", Octo.SECOND, 1, "");
    octo.shop.secretAlert("aws_access_key_id");
    for (int i = 0; i < 205; i++) {
      octo.shop.dependencyAlert("org.example:lib-" + i, "critical");
    }
    var alerts = github.alerts(Octo.SHOP);

    assertThat(alerts.code("refs/heads/main").getFirst().rule().securitySeverityLevel())
        .contains("high");
    assertThat(alerts.code("refs/heads/other")).isEmpty();
    assertThat(alerts.analyses("refs/heads/main").getFirst().commitSha()).isEqualTo(Octo.SECOND);
    assertThat(alerts.secrets().getFirst().secretType()).isEqualTo("aws_access_key_id");
    assertThat(alerts.dependencies())
        .hasSize(205)
        .extracting(DependencyAlert::number)
        .doesNotHaveDuplicates();
  }

  @Test
  void the_dependencies_of_commits_are_compared_and_those_of_the_main_branch_listed() {
    octo.shop.dependency(Octo.FIRST, "org.example:lib", "1", "MIT");
    octo.shop.dependency(Octo.SECOND, "org.example:lib", "2", null);
    var dependencies = github.dependencies(Octo.SHOP);

    assertThat(dependencies.compare(Octo.FIRST, Octo.SECOND))
        .extracting(change -> change.changeType() + " " + change.version().orElse(""))
        .containsExactly("added 2", "removed 1");
    assertThat(dependencies.all())
        .extracting(part -> part.name() + " " + part.version().orElse(""))
        .containsExactly("org.example:lib 2");
  }

  @Test
  void what_else_a_gate_wants_to_know() {
    octo.shop.status(Octo.SECOND, "ci", "success");
    long run = octo.shop.checkRun(Octo.SECOND, "build", "failure");
    octo.shop.annotation(run, "failure", "Connection reset");
    long id = octo.shop.deployment(Octo.SECOND, "production", "bob", "v1", "github-actions");
    octo.standIn.delivered("guid-1", "push", null, 200, octo.now());

    assertThat(github.commits(Octo.SHOP).defaultBranch()).isEqualTo("main");
    assertThat(github.commits(Octo.SHOP).statuses(Octo.SECOND)).hasSize(1);
    assertThat(github.checkRuns(Octo.SHOP).annotations(run).getFirst().message())
        .contains("Connection reset");
    assertThat(github.deployments(Octo.SHOP).get(id).performedViaGithubApp().orElseThrow().slug())
        .isEqualTo("github-actions");
    assertThat(github.app().deliveries(octo.now(), 1).complete()).isTrue();
  }

  @Test
  void who_may_do_what() {
    octo.shop.collaborator("alice", "maintain");
    octo.standIn.team("octo-org/deployers", "alice");
    var people = github.people(Octo.SHOP);

    assertThat(people.permission("alice").orElseThrow().roleName()).isEqualTo("maintain");
    assertThat(people.permission("alice").orElseThrow().permission()).isEqualTo("write");
    assertThat(people.permission("mallory").orElseThrow().permission()).isEqualTo("none");
    assertThat(people.isMember("octo-org", "deployers", "alice")).isTrue();
    assertThat(people.isMember("octo-org", "deployers", "mallory")).isFalse();
  }

  @Test
  void lists_go_on_over_pages() {
    for (int i = 0; i < 230; i++) {
      octo.shop.checkRun(Octo.SECOND, "build-" + i, "success");
    }
    assertThat(github.checkRuns(Octo.SHOP).latest(Octo.SECOND)).hasSize(230);
  }
}
