package io.deployguardian.wire.github.workflow;

import io.deployguardian.core.check.Workflows;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.api.Actions;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.GitHubFailure;
import io.deployguardian.wire.github.api.http.GitHubFailure.Throttled;
import io.deployguardian.wire.github.api.http.GitHubFailure.Unavailable;
import io.deployguardian.wire.github.api.rest.ActionsApi.Dispatch;
import io.deployguardian.wire.github.api.rest.ActionsApi.Run;
import io.deployguardian.wire.github.api.rest.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Workflows by GitHub's API. A run is found by the rollout's id in its name. */
public final class DispatchedWorkflows implements Workflows {

  private static final String REPOSITORY = "the rollout's repository: ";

  /** GitHub's clock and ours differ. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final GitHub github;

  public DispatchedWorkflows(GitHub github) {
    this.github = github;
  }

  @Override
  public Standing find(Subject subject, String file, Instant since) {
    return answered(
        () ->
            actions(subject).dispatched(file, since.minus(SKEW)).stream()
                .filter(run -> isOf(subject, run))
                .findFirst()
                .map(DispatchedWorkflows::standing)
                .orElseGet(Standing.Absent::new),
        Standing.Unavailable::new,
        Standing.Refused::new);
  }

  @Override
  public Asked dispatch(Subject subject, String file, SortedMap<String, String> inputs) {
    return asked(
        () -> {
          // A workflow starts on a branch or tag, and what is deployed is a commit.
          String branch = github.commits(repository(subject)).defaultBranch();
          actions(subject).dispatch(file, new Dispatch(branch, inputs));
        });
  }

  @Override
  public Asked rerunFailedJobs(Subject subject, long run, int attempt) {
    return asked(() -> rerun(actions(subject), run, attempt));
  }

  /**
   * A failure may hide that it was done: its answer was lost, or it is refused because the run runs
   * again already. The number of attempts tells.
   */
  private static void rerun(Actions actions, long run, int attempt) {
    try {
      actions.rerunFailedJobs(run);
    } catch (GitHubFailure failure) {
      if (actions.run(run).runAttempt() <= attempt) {
        throw failure;
      }
    }
  }

  /** An id names its repository and deployment first, so none is the beginning of another one. */
  private static boolean isOf(Subject subject, Run run) {
    return run.displayTitle().filter(title -> title.contains(subject.id().value())).isPresent();
  }

  private static Standing standing(Run run) {
    String status = run.status().orElse("in no state");
    return status.equals("completed")
        ? new Standing.Ended(
            run.id(), run.runAttempt(), run.conclusion().orElse("nothing"), run.htmlUrl())
        : new Standing.Underway(status, run.htmlUrl());
  }

  private static Asked asked(Runnable request) {
    return answered(
        () -> {
          request.run();
          return new Asked.Accepted();
        },
        Asked.Unavailable::new,
        Asked.Refused::new);
  }

  private static <T> T answered(
      Supplier<? extends T> question,
      Function<String, ? extends T> unavailable,
      Function<String, ? extends T> refused) {
    try {
      return question.get();
    } catch (Unavailable | Throttled failure) {
      return unavailable.apply(failure.getMessage());
    } catch (GitHubFailure failure) {
      return refused.apply(failure.getMessage());
    } catch (IllegalArgumentException e) {
      return refused.apply(REPOSITORY + e.getMessage());
    }
  }

  private Actions actions(Subject subject) {
    return github.actions(repository(subject));
  }

  private static Repository repository(Subject subject) {
    return Repository.of(subject.repositoryName());
  }
}
