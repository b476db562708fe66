package io.deployguardian.githubstandin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A repository that the App is installed on. What a test puts into it GitHub's API shows, and what
 * came in through the API is read here, as GitHub's JSON.
 */
public final class StandInRepository extends Shelves {
  StandInRepository(String name, InstantSource clock, AtomicLong ids) {
    super(name, clock, ids);
  }

  public String name() {
    return name;
  }

  /** A commit upon the one before, with all the files it has. */
  public StandInRepository commit(String sha, String author, Map<String, String> files) {
    git.commit(sha, author, now(), files);
    return this;
  }

  /** A branch or tag. */
  public StandInRepository ref(String ref, String sha) {
    git.ref(ref, sha);
    return this;
  }

  public StandInRepository status(String sha, String context, String state) {
    statuses.add(CommitRoutes.status(this, sha, context, state));
    return this;
  }

  /** A completed run of another App. */
  public long checkRun(String sha, String name, String conclusion) {
    return checkRuns.add(CheckRunRoutes.completed(this, sha, name, conclusion)).path("id").asLong();
  }

  public long deployment(String sha, String environment, String creator) {
    var made = DeploymentRoutes.deployment(this, sha, environment, creator);
    return deployments.add(made).path("id").asLong();
  }

  /**
   * @param ref the branch, tag or commit that it was asked for with
   * @param app through which the creator asked, such as {@code github-actions}
   */
  public long deployment(String sha, String environment, String creator, String ref, String app) {
    var made = DeploymentRoutes.deployment(this, sha, environment, creator).put("ref", ref);
    made.putObject("performed_via_github_app").put("id", 15_368).put("slug", app);
    return deployments.add(made).path("id").asLong();
  }

  /** As GitHub itself says it, such as {@code waiting}, which nobody else can. */
  public StandInRepository deploymentStatus(long deployment, String state) {
    deploymentStatuses.add(DeploymentRoutes.status(this, deployments.get(deployment), state));
    return this;
  }

  /** A deployment that somebody tells of: it, and its commit, are there from now on. */
  public synchronized StandInRepository adopt(long deployment, String sha, String environment) {
    if (git.find(sha).isEmpty()) {
      commit(sha, "mona", Map.of());
    }
    if (deployments.find(deployment).isEmpty()) {
      var made = DeploymentRoutes.deployment(this, sha, environment, "github-actions[bot]");
      deployments.add(made.put("id", deployment));
    }
    return this;
  }

  public int pull(String title, String author, String headSha, String mergedAs) {
    var pull = PullRoutes.pull(this, title, author, headSha, mergedAs);
    return pulls.add(pull).path("number").asInt();
  }

  public StandInRepository review(int pull, String login, String state, String sha) {
    reviews.add(PullRoutes.review(this, pull, login, state, sha));
    return this;
  }

  public int issue(String title, String author, List<String> labels) {
    return issues.add(IssueRoutes.issue(this, title, "", author, labels)).path("number").asInt();
  }

  public long comment(int issue, String author, String body) {
    return comments.add(IssueRoutes.comment(this, issue, author, body)).path("id").asLong();
  }

  /** An environment whose protection rule is the App. */
  public StandInRepository protects(String environment) {
    protectedEnvironments.add(environment);
    return this;
  }

  /** A run that waits for an environment's protection rules. */
  public long waitingRun(String sha, String... environments) {
    var run = ActionRoutes.run(this, sha, "waiting", null);
    run.set("_environments", Json.texts(List.of(environments)));
    return runs.add(run).path("id").asLong();
  }

  public long run(String sha, String status, String conclusion) {
    return runs.add(ActionRoutes.run(this, sha, status, conclusion)).path("id").asLong();
  }

  /** A run ends, whatever it was doing. */
  public StandInRepository end(long run, String conclusion) {
    runs.change(run, old -> old.put("status", "completed").put("conclusion", conclusion));
    return this;
  }

  /** Another failed job of a run, without a log; returns its number. */
  public long failedJob(long run, String name) {
    return jobs.add(ActionRoutes.job(this, run, name, "failure")).path("id").asLong();
  }

  /**
   * @param run a check run or a job
   * @param level {@code notice}, {@code warning}, {@code failure}
   */
  public StandInRepository annotation(long run, String level, String message) {
    annotations.add(CheckRunRoutes.annotation(run, level, message));
    return this;
  }

  public StandInRepository dependency(String sha, String name, String version, String licence) {
    dependencies.add(DependencyRoutes.dependency(sha, name, version, licence));
    return this;
  }

  /** A run whose only job failed. */
  public long failedRun(String sha, String job, String log) {
    long run = run(sha, "completed", "failure");
    logs.put(failedJob(run, job), log);
    return run;
  }

  public int codeAlert(String ref, String rule, String severity) {
    var alert = AlertRoutes.code(this, ref, rule, severity);
    return codeAlerts.add(alert).path("number").asInt();
  }

  public StandInRepository analysis(String ref, String sha, int results, String error) {
    analyses.add(AlertRoutes.analysis(this, ref, sha, results, error));
    return this;
  }

  public int dependencyAlert(String library, String severity) {
    var alert = AlertRoutes.dependency(this, library, severity);
    return dependencyAlerts.add(alert).path("number").asInt();
  }

  /** Whatever was vulnerable is so no more. */
  public StandInRepository mendDependencies() {
    dependencyAlerts
        .all()
        .forEach(
            alert ->
                dependencyAlerts.change(
                    alert.path("number").asLong(), open -> open.put("state", "fixed")));
    return this;
  }

  public int secretAlert(String type) {
    return secretAlerts.add(AlertRoutes.secret(this, type)).path("number").asInt();
  }

  /**
   * @param role {@code read}, {@code triage}, {@code write}, {@code maintain}, {@code admin}
   */
  public StandInRepository collaborator(String login, String role) {
    permissions.put(login, role);
    return this;
  }

  public List<JsonNode> checkRuns() {
    return checkRuns.all();
  }

  public List<JsonNode> deploymentStatuses() {
    return deploymentStatuses.all();
  }

  public List<JsonNode> issues() {
    return issues.all();
  }

  public List<JsonNode> comments() {
    return comments.all();
  }

  public List<JsonNode> reactions() {
    return reactions.all();
  }

  public List<JsonNode> runs() {
    return runs.all();
  }

  /** What protection rules answered: environment_name, state, comment. */
  public List<JsonNode> protectionReviews() {
    return protectionReviews.all();
  }

  /** What a protection rule answered a run, if it did. */
  public Optional<JsonNode> protectionReview(long run) {
    return protectionReviews.all().stream()
        .filter(review -> review.path("_run").asLong() == run)
        .findFirst();
  }

  /** Those below one issue or pull request. */
  public List<JsonNode> comments(int issue) {
    return comments.all().stream()
        .filter(comment -> comment.path("_issue").asInt() == issue)
        .toList();
  }

  public List<JsonNode> pulls() {
    return pulls.all();
  }
}
