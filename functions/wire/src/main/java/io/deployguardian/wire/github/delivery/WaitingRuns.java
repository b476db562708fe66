package io.deployguardian.wire.github.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.deployguardian.core.intake.Fact;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.wire.github.Decoded;
import io.deployguardian.wire.github.Payloads;
import io.deployguardian.wire.github.api.Actions;
import io.deployguardian.wire.github.api.Deployments;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.rest.ActionsApi.PendingDeployment;
import io.deployguardian.wire.github.api.rest.ActionsApi.Run;
import io.deployguardian.wire.github.api.rest.DeploymentsApi.Deployment;
import io.deployguardian.wire.github.api.rest.Repository;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Jobs that wait for our word, whether GitHub's question reached us or not. Each becomes the fact
 * that the lost webhook would have told; one that was told before changes nothing.
 */
public final class WaitingRuns {

  private final GitHub github;
  private final Guarded guarded;

  public WaitingRuns(GitHub github, Guarded guarded) {
    this.github = github;
    this.guarded = guarded;
  }

  /**
   * @throws io.deployguardian.wire.github.api.http.GitHubFailure if GitHub can't or won't say
   */
  public List<Fact.ApprovalRequested> in(long id, String name) {
    var repository = Repository.of(name);
    Actions actions = github.actions(repository);
    return actions.waiting().stream()
        .flatMap(
            run ->
                actions.pendingDeployments(run.id()).stream()
                    .flatMap(pending -> asked(id, name, run, pending)))
        .filter(fact -> guarded.binding(fact.subject().key()).isPresent())
        .toList();
  }

  private Stream<Fact.ApprovalRequested> asked(
      long id, String name, Run run, PendingDeployment pending) {
    String environment = pending.environment().name();
    Deployments deployments = github.deployments(Repository.of(name));
    if (!asksUs(deployments, environment)) {
      return Stream.empty();
    }
    // The newest deployment of that commit: a re-run of the workflow makes another one.
    return deployments.of(environment, run.headSha()).stream()
        .findFirst()
        .flatMap(newest -> fact(payload(id, name, run, newest), run))
        .stream();
  }

  /** Another rule's question is none of ours: to answer it would be to veto what nobody asked. */
  private boolean asksUs(Deployments deployments, String environment) {
    long us = github.app().itself().id();
    return deployments.protectionRules(environment).stream()
        .anyMatch(rule -> rule.enabled() && rule.app().id() == us);
  }

  /** Shaped as the webhook, so that there is one way to read it. */
  private static ObjectNode payload(long id, String name, Run run, Deployment deployment) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode().put("action", "requested");
    payload.put(
        "deployment_callback_url",
        "/repos/%s/actions/runs/%d/deployment_protection_rule".formatted(name, run.id()));
    payload.putObject("repository").put("id", id).put("full_name", name);
    payload
        .putObject("deployment")
        .put("id", deployment.id())
        .put("sha", deployment.sha())
        .put("environment", deployment.environment())
        .put("created_at", deployment.createdAt().toString())
        .set("payload", deployment.payload());
    return payload;
  }

  private static Optional<Fact.ApprovalRequested> fact(ObjectNode payload, Run run) {
    byte[] body = payload.toString().getBytes(StandardCharsets.UTF_8);
    var decoded =
        Payloads.decode(
            "deployment_protection_rule", "application/json", "waiting-" + run.id(), body);
    return decoded instanceof Decoded.Understood understood
            && understood.fact() instanceof Fact.ApprovalRequested asked
        ? Optional.of(asked)
        : Optional.empty();
  }
}
