package io.deployguardian.wire.github.gate;

import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.api.Actions;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.GitHubFailure.NotFound;
import io.deployguardian.wire.github.api.rest.ActionsApi.Run;
import io.deployguardian.wire.github.api.rest.Repository;
import java.util.Optional;

/** A workflow run's job that may not deploy before its environment's protection rules agree. */
final class WaitingJob {

  private static final String COMPLETED = "completed";
  private static final String WAITING = "waiting";

  private final GitHub github;
  private final Repository repository;
  private final Actions actions;
  private final long run;
  private final String environment;
  private final long deployment;

  WaitingJob(GitHub github, Repository repository, Subject subject, long run) {
    this.github = github;
    this.repository = repository;
    this.actions = github.actions(repository);
    this.run = run;
    this.environment = subject.key().environment();
    this.deployment = subject.deployment().id();
  }

  /** Why nothing waits any more; empty while something does. */
  Optional<String> over() {
    Optional<Run> found = found();
    if (found.isEmpty()) {
      return Optional.of("nothing waits any more: run %d is gone".formatted(run));
    }
    if (found.get().status().filter(COMPLETED::equals).isPresent()) {
      String conclusion = found.get().conclusion().orElse("nothing");
      return Optional.of("nothing waits any more: run %d ended as %s".formatted(run, conclusion));
    }
    return isPending() || isHeld()
        ? Optional.empty()
        : Optional.of("nothing waits any more: run %d is past %s".formatted(run, environment));
  }

  void answer(boolean approved, String comment) {
    if (approved) {
      actions.approve(run, environment, comment);
    } else {
      actions.reject(run, environment, comment);
    }
  }

  /**
   * @throws NotFound if it is the repository that isn't there, or isn't shown to us: that a run is
   *     gone can't be told from it otherwise
   */
  private Optional<Run> found() {
    try {
      return Optional.of(actions.run(run));
    } catch (NotFound gone) {
      github.commits(repository).defaultBranch();
      return Optional.empty();
    }
  }

  /** Environments' names are the same in either case. */
  private boolean isPending() {
    return actions.pendingDeployments(run).stream()
        .anyMatch(pending -> pending.environment().name().equalsIgnoreCase(environment));
  }

  /**
   * The list may lag behind the webhook that asked us. What was let go and what isn't held yet look
   * alike in it, and to take the latter for the former would leave the job waiting for days.
   */
  private boolean isHeld() {
    try {
      // Not what we said ourselves, at the same moment.
      String us = github.app().itself().slug() + "[bot]";
      return github.deployments(repository).statuses(deployment).stream()
          .filter(status -> status.creator().filter(by -> by.login().equals(us)).isEmpty())
          .findFirst()
          .filter(newest -> newest.state().equals(WAITING))
          .isPresent();
    } catch (NotFound gone) {
      return false;
    }
  }
}
