package io.deployguardian.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.deployguardian.githubstandin.StandInRepository;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shop's repository at GitHub, and what its people do there. */
final class ShopRepository {

  /** Whom the story knows: an author, a reviewer who may command, and a passer-by. */
  static final String AUTHOR = "hubot";

  static final String MAINTAINER = "mona";
  static final String STRANGER = "mallory";

  private static final String PIPELINE = "github-actions[bot]";
  private static final String PRODUCTION = "production";
  private static final String PLAN = ".github/deploy-guardian.yml";

  /** Says when to deploy, and nothing of what happens if that goes wrong. */
  private static final String CARELESS =
      """
      version: 1
      services:
        shop:
          environments:
            staging:
              smoke: { checks: [{ name: health, path: /health }] }
            production:
              smoke: { checks: [{ name: health, path: /health }] }
      """;

  private final StandInRepository repository;
  private final String plan;

  ShopRepository(GitHubStandIn github, String plan) {
    this.repository = github.repository(GitHub.NAME);
    this.plan = plan;
    repository.collaborator(AUTHOR, "write").collaborator(MAINTAINER, "maintain");
    repository.collaborator(STRANGER, "read");
  }

  /**
   * A change that was reviewed, merged, scanned and mended, and deployed by the pipeline.
   *
   * @return GitHub's id of the deployment
   */
  long release(String sha, String title) {
    commit(sha, Map.of(PLAN, plan, "docs/runbook.md", "# What to do when the shop is down"));
    repository.mendDependencies().analysis("refs/heads/main", sha, 0, "");
    repository.checkRun(sha, "build", "success");
    int pull = repository.pull(title, AUTHOR, sha, sha);
    repository.review(pull, MAINTAINER, "APPROVED", sha);
    return deployed(sha);
  }

  /**
   * A change whose plan says nothing of what production needs, with a finding that nobody mended.
   */
  long carelessRelease(String sha) {
    commit(sha, Map.of(PLAN, CARELESS));
    repository.pull("Just ship it", AUTHOR, sha, sha);
    repository.dependencyAlert("left-pad", "critical");
    return deployed(sha);
  }

  private void commit(String sha, Map<String, String> files) {
    repository.commit(sha, AUTHOR, files).ref("refs/heads/main", sha);
  }

  private long deployed(String sha) {
    return repository.deployment(sha, PRODUCTION, PIPELINE);
  }

  /** A job of a workflow run waits for the environment's protection rule. */
  long waitingRun(String sha) {
    return repository.waitingRun(sha, PRODUCTION);
  }

  int pullOf(String sha) {
    return repository.pulls().stream()
        .filter(pull -> pull.path("merge_commit_sha").asText().equals(sha))
        .mapToInt(pull -> pull.path("number").asInt())
        .findFirst()
        .orElseThrow();
  }

  long comment(int number, String author, String text) {
    return repository.comment(number, author, text);
  }

  /** What the gate answered for a run: approved or rejected, and its comment. */
  Optional<JsonNode> answerTo(long run) {
    return repository.protectionReview(run);
  }

  /** The guardian's own check run on a commit. */
  Optional<JsonNode> checkRun(String sha) {
    return repository.checkRuns().stream()
        .filter(run -> run.path("head_sha").asText().equals(sha))
        .filter(run -> run.path("name").asText().startsWith("Deploy Guardian"))
        .findFirst();
  }

  /** The guardian's answers below the pull request of a commit. */
  List<String> answers(String sha) {
    return repository.comments(pullOf(sha)).stream()
        .filter(comment -> comment.path("user").path("login").asText().endsWith("[bot]"))
        .map(comment -> comment.path("body").asText())
        .toList();
  }

  long incidents() {
    return repository.issues().size();
  }
}
