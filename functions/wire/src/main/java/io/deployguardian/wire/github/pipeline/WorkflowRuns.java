package io.deployguardian.wire.github.pipeline;

import io.deployguardian.core.pipeline.Runs;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.GitHubFailure;
import io.deployguardian.wire.github.api.http.GitHubFailure.NotFound;
import io.deployguardian.wire.github.api.http.GitHubFailure.Throttled;
import io.deployguardian.wire.github.api.http.GitHubFailure.Unavailable;
import io.deployguardian.wire.github.api.rest.ActionsApi.Run;
import io.deployguardian.wire.github.api.rest.Repository;
import java.util.Optional;

/** Workflow runs, by GitHub's API. */
public final class WorkflowRuns implements Runs {

  private static final String REPOSITORY = "the run's repository: ";

  private final GitHub github;

  public WorkflowRuns(GitHub github) {
    this.github = github;
  }

  @Override
  public Standing standing(Origin origin, long run) {
    try {
      var repository = Repository.of(origin.repositoryName());
      return found(repository, run)
          .map(found -> stands(repository, found))
          .orElseGet(() -> new Standing.Other("run %d is gone".formatted(run)));
    } catch (GitHubFailure failure) {
      return passes(failure)
          ? new Standing.Unavailable(failure.getMessage())
          : new Standing.Refused(failure.getMessage());
    } catch (IllegalArgumentException e) {
      return new Standing.Refused(REPOSITORY + e.getMessage());
    }
  }

  @Override
  public Asked rerunFailedJobs(Origin origin, long run) {
    try {
      return asked(Repository.of(origin.repositoryName()), run);
    } catch (GitHubFailure failure) {
      return passes(failure)
          ? new Asked.Unavailable(failure.getMessage())
          : new Asked.Refused(failure.getMessage());
    } catch (IllegalArgumentException e) {
      return new Asked.Refused(REPOSITORY + e.getMessage());
    }
  }

  /**
   * A failure may hide that it was done: its answer was lost, or it is refused because the run runs
   * again already. The number of attempts tells.
   */
  private Asked asked(Repository repository, long run) {
    var actions = github.actions(repository);
    try {
      actions.rerunFailedJobs(run);
    } catch (GitHubFailure failure) {
      if (actions.run(run).runAttempt() == 1) {
        throw failure;
      }
    }
    return new Asked.Accepted();
  }

  /**
   * @throws NotFound if it is the repository that isn't there, or isn't shown to us
   */
  private Optional<Run> found(Repository repository, long run) {
    try {
      return Optional.of(github.actions(repository).run(run));
    } catch (NotFound gone) {
      github.commits(repository).defaultBranch();
      return Optional.empty();
    }
  }

  private Standing stands(Repository repository, Run run) {
    String status = run.status().orElse("in no state");
    if (!status.equals("completed")) {
      return new Standing.Other("it is " + status);
    }
    String conclusion = run.conclusion().orElse("nothing");
    if (run.runAttempt() > 1) {
      return new Standing.Other(
          "attempt %d of it ended as %s".formatted(run.runAttempt(), conclusion));
    }
    return FailedJobs.isFailure(conclusion)
        ? new Standing.FailedOnce(new FailedJobs(github, repository).of(run.id()))
        : new Standing.Other("it ended as " + conclusion);
  }

  private static boolean passes(GitHubFailure failure) {
    return failure instanceof Unavailable || failure instanceof Throttled;
  }
}
