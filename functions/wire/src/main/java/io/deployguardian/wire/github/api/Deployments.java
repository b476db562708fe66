package io.deployguardian.wire.github.api;

import io.deployguardian.wire.github.api.http.Calls;
import io.deployguardian.wire.github.api.rest.At;
import io.deployguardian.wire.github.api.rest.DeploymentsApi;
import io.deployguardian.wire.github.api.rest.DeploymentsApi.Deployment;
import io.deployguardian.wire.github.api.rest.DeploymentsApi.DeploymentStatus;
import io.deployguardian.wire.github.api.rest.DeploymentsApi.NewDeploymentStatus;
import io.deployguardian.wire.github.api.rest.DeploymentsApi.ProtectionRule;
import java.util.List;

/** A repository's deployments and what became of them. */
public final class Deployments {
  private final Calls<At> calls;

  Deployments(Calls<At> calls) {
    this.calls = calls;
  }

  public Deployment get(long id) {
    return calls.read("get deployment " + id, at -> api().deployment(at, id));
  }

  /** Newest first. */
  public List<Deployment> of(String environment, String sha) {
    return Pages.numbered(
        page ->
            calls.read(
                "list deployments to " + environment,
                at -> api().deployments(at, environment, sha, Pages.SIZE, page)));
  }

  /** Newest first. */
  public List<DeploymentStatus> statuses(long deployment) {
    return Pages.numbered(
        page ->
            calls.read(
                "list the statuses of deployment " + deployment,
                at -> api().statuses(at, deployment, Pages.SIZE, page)));
  }

  /** The Apps that an environment asks. */
  public List<ProtectionRule> protectionRules(String environment) {
    return calls
        .read(
            "list the protection rules of " + environment,
            at -> api().protectionRules(at, environment))
        .customDeploymentProtectionRules();
  }

  public DeploymentStatus create(long deployment, NewDeploymentStatus status) {
    return calls.once(
        "tell deployment " + deployment + " that it is " + status.state(),
        at -> api().create(at, deployment, status));
  }

  private DeploymentsApi api() {
    return calls.client(DeploymentsApi.class);
  }
}
