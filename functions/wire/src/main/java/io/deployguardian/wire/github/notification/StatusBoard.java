package io.deployguardian.wire.github.notification;

import io.deployguardian.core.notification.Answer;
import io.deployguardian.core.notification.DeploymentStatus;
import io.deployguardian.core.notification.DeploymentStatuses;
import io.deployguardian.wire.github.api.Deployments;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.rest.DeploymentsApi;
import io.deployguardian.wire.github.api.rest.DeploymentsApi.NewDeploymentStatus;
import io.deployguardian.wire.github.api.rest.Repository;
import java.util.Locale;
import java.util.Optional;

/** Our statuses of a deployment, among those of its pipeline. */
final class StatusBoard implements DeploymentStatuses {

  private final GitHub github;
  private final Us us;

  StatusBoard(GitHub github, Us us) {
    this.github = github;
    this.us = us;
  }

  @Override
  public Answer find(DeploymentStatus wanted) {
    return Asked.of(
        () ->
            at(wanted).statuses(wanted.deployment()).stream()
                .filter(status -> us.wrote(status.creator()))
                .findFirst()
                .filter(latest -> saysTheSame(latest, wanted))
                .map(StatusBoard::told)
                .orElseGet(Answer.Absent::new));
  }

  @Override
  public Answer create(DeploymentStatus wanted) {
    var status =
        new NewDeploymentStatus(
            word(wanted),
            wanted.description(),
            wanted.environmentUrl(),
            wanted.logUrl(),
            // Which deployment is live is for the guardian to say, for each of them.
            false);
    return Asked.of(() -> told(at(wanted).create(wanted.deployment(), status)));
  }

  private Deployments at(DeploymentStatus wanted) {
    return github.deployments(Repository.of(wanted.repositoryName()));
  }

  private static boolean saysTheSame(
      DeploymentsApi.DeploymentStatus latest, DeploymentStatus wanted) {
    return latest.state().equals(word(wanted))
        && latest.description().orElse("").equals(wanted.description());
  }

  private static Answer told(DeploymentsApi.DeploymentStatus status) {
    return Asked.told(status.id(), Optional.empty());
  }

  private static String word(DeploymentStatus wanted) {
    return wanted.word().name().toLowerCase(Locale.ROOT);
  }
}
