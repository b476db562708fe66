package io.deployguardian.wire.github.pipeline;

import io.deployguardian.core.pipeline.FailedJob;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.JobLog;
import io.deployguardian.wire.github.api.http.GitHubFailure.NotFound;
import io.deployguardian.wire.github.api.rest.ActionsApi.Job;
import io.deployguardian.wire.github.api.rest.ActionsApi.Step;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.Annotation;
import io.deployguardian.wire.github.api.rest.Repository;
import io.deployguardian.wire.http.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What GitHub tells of why a run's jobs failed: annotations first, as the log is long and
 * elsewhere.
 */
final class FailedJobs {

  private static final Set<String> FAILURES = Set.of("failure", "timed_out", "startup_failure");

  /**
   * A matrix may have 256 jobs. Of those beyond, nothing is known, and that speaks for no rerun.
   */
  private static final int LOOKED_INTO = 10;

  /** GitHub annotates nearly every failed job with this, and it says nothing. */
  private static final Pattern EXIT_CODE =
      Pattern.compile("Process completed with exit code -?\\d+\\.?");

  private final GitHub github;
  private final Repository repository;

  FailedJobs(GitHub github, Repository repository) {
    this.github = github;
    this.repository = repository;
  }

  /** Whether that is how a run, a job or a step ends that failed. */
  static boolean isFailure(String conclusion) {
    return FAILURES.contains(conclusion);
  }

  List<FailedJob> of(long run) {
    List<FailedJob> failed = new ArrayList<>();
    for (Job job : github.actions(repository).jobs(run)) {
      if (job.conclusion().filter(FailedJobs::isFailure).isPresent()) {
        failed.add(failed.size() < LOOKED_INTO ? lookedInto(job) : named(job, List.of()));
      }
    }
    return failed;
  }

  private FailedJob lookedInto(Job job) {
    List<String> messages = new ArrayList<>(annotations(job));
    if (messages.stream().allMatch(EXIT_CODE.asMatchPredicate())) {
      messages.addAll(log(job));
    }
    return named(job, messages);
  }

  private static FailedJob named(Job job, List<String> messages) {
    Optional<String> step =
        job.steps().orElse(List.of()).stream()
            .filter(one -> one.conclusion().filter(FailedJobs::isFailure).isPresent())
            .map(Step::name)
            .findFirst();
    // GitHub masks the secrets that it knows; tools print others.
    return new FailedJob(job.name(), step, messages.stream().map(Redaction::excerpt).toList());
  }

  /** A job of Actions is a check run, under the same number. */
  private List<String> annotations(Job job) {
    try {
      return github.checkRuns(repository).annotations(job.id()).stream()
          .filter(one -> one.annotationLevel().filter("failure"::equals).isPresent())
          .map(Annotation::message)
          .flatMap(Optional::stream)
          .toList();
    } catch (NotFound none) {
      return List.of();
    }
  }

  /** A job that never got a runner has none, and one that is kept where we may not read is none. */
  private List<String> log(Job job) {
    try {
      return switch (github.actions(repository).log(job.id())) {
        case JobLog.Text text -> LogLines.endOf(text.text());
        case JobLog.Unread unread -> List.of();
      };
    } catch (NotFound none) {
      return List.of();
    }
  }
}
