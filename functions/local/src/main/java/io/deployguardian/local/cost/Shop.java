package io.deployguardian.local.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.githubstandin.GitHubStandIn;
import io.deployguardian.githubstandin.StandInRepository;
import io.deployguardian.wire.json.DomainJson;
import java.time.Instant;
import java.util.Map;

/** A repository whose pipeline deploys one service, and what GitHub tells of it. */
final class Shop {

  private static final long REPOSITORY = 4711;
  private static final String NAME = "octo-org/shop";
  private static final String PRODUCTION = "production";
  private static final String PIPELINE = "github-actions[bot]";
  private static final String GUARDIAN = "deploy-guardian[bot]";

  private final StandInRepository repository;
  private final String plan;
  private int releases;

  Shop(GitHubStandIn github, String plan) {
    this.repository = github.repository(NAME);
    this.plan = plan;
    repository.collaborator("hubot", "write").collaborator("mona", "maintain");
  }

  /** One deployment of a commit that was reviewed, merged and scanned. */
  record Deployment(long id, String sha, String artifact, Instant at) {

    String rollout() {
      return REPOSITORY + "-" + id + "-shop";
    }
  }

  Deployment release(Instant now) {
    releases++;
    String sha = String.format("%040x", 0xc0ffeeL + releases);
    repository
        .commit(
            sha,
            "hubot",
            Map.of(".github/deploy-guardian.yml", plan, "docs/runbook.md", "# When it is down"))
        .ref("refs/heads/main", sha);
    repository.analysis("refs/heads/main", sha, 0, "");
    repository.checkRun(sha, "build", "success");
    int pull = repository.pull("Release " + releases, "hubot", sha, sha);
    repository.review(pull, "mona", "APPROVED", sha);
    long id = repository.deployment(sha, PRODUCTION, PIPELINE);
    return new Deployment(id, sha, String.valueOf(releases), now);
  }

  long waitingRun(Deployment deployment) {
    return repository.waitingRun(deployment.sha(), PRODUCTION);
  }

  /** What the guardian wrote at the deployment itself comes back as webhooks, too. */
  long ownStatuses() {
    return repository.deploymentStatuses().stream().filter(Shop::isOurs).count();
  }

  private static boolean isOurs(JsonNode status) {
    return status.path("creator").path("login").asText().equals(GUARDIAN);
  }

  static ObjectNode created(Deployment deployment) {
    ObjectNode payload = envelope("created", "mona");
    payload.set("deployment", tree(deployment));
    return payload;
  }

  static ObjectNode approvalRequested(Deployment deployment, long run) {
    ObjectNode payload = envelope("requested", "mona");
    payload
        .put("environment", PRODUCTION)
        .put("event", "push")
        .put(
            "deployment_callback_url",
            "https://api.github.com/repos/%s/actions/runs/%d/deployment_protection_rule"
                .formatted(NAME, run));
    payload.set("deployment", tree(deployment));
    return payload;
  }

  static ObjectNode status(Deployment deployment, String state, long number, Instant at) {
    return status(deployment, state, number, at, PIPELINE);
  }

  static ObjectNode ownStatus(Deployment deployment, long number, Instant at) {
    return status(deployment, "in_progress", 1000 + number, at, GUARDIAN);
  }

  private static ObjectNode status(
      Deployment deployment, String state, long number, Instant at, String creator) {
    ObjectNode payload = envelope("created", creator);
    ObjectNode status = payload.putObject("deployment_status");
    status
        .put("id", deployment.id() * 10_000 + number)
        .put("state", state)
        .put("environment", PRODUCTION)
        .put("created_at", at.toString())
        .put("updated_at", at.toString())
        .put("environment_url", "")
        .put("log_url", "");
    status.putObject("creator").put("login", creator).put("id", 1);
    payload.set("deployment", tree(deployment));
    return payload;
  }

  static ObjectNode run(String action, String conclusion, long run, Deployment deployment) {
    ObjectNode payload = envelope(action, "mona");
    payload
        .putObject("workflow_run")
        .put("id", run)
        .put("name", "deploy")
        .put("head_branch", "main")
        .put("head_sha", deployment.sha())
        .put("event", "push")
        .put("status", action)
        .put("conclusion", conclusion)
        .put("run_attempt", 1)
        .put("created_at", deployment.at().toString())
        .put("updated_at", deployment.at().toString())
        .put("html_url", "https://github.com/" + NAME + "/actions/runs/" + run);
    return payload;
  }

  private static ObjectNode envelope(String action, String sender) {
    ObjectNode payload = DomainJson.mapper().createObjectNode().put("action", action);
    payload
        .putObject("repository")
        .put("id", REPOSITORY)
        .put("full_name", NAME)
        .put("private", true)
        .put("default_branch", "main");
    payload.putObject("sender").put("login", sender).put("id", 1);
    return payload;
  }

  private static ObjectNode tree(Deployment deployment) {
    ObjectNode tree = DomainJson.mapper().createObjectNode();
    tree.put("id", deployment.id())
        .put("sha", deployment.sha())
        .put("ref", "main")
        .put("task", "deploy")
        .put("environment", PRODUCTION)
        .put("created_at", deployment.at().toString())
        .put("updated_at", deployment.at().toString());
    tree.putObject("payload").put("service", "shop").put("artifact", deployment.artifact());
    return tree;
  }
}
