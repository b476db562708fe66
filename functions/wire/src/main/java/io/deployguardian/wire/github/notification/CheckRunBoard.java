package io.deployguardian.wire.github.notification;

import io.deployguardian.core.notification.Answer;
import io.deployguardian.core.notification.CheckRun;
import io.deployguardian.core.notification.CheckRun.Phase;
import io.deployguardian.core.notification.CheckRuns;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.rest.CheckRunsApi;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.CheckRunChange;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.NewCheckRun;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.Output;
import io.deployguardian.wire.github.api.rest.Repository;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Check runs on the commit; the external id is the rollout's. */
final class CheckRunBoard implements CheckRuns {

  private final GitHub github;
  private final Us us;

  CheckRunBoard(GitHub github, Us us) {
    this.github = github;
    this.us = us;
  }

  @Override
  public Answer find(CheckRun wanted) {
    return Asked.of(
        () ->
            at(wanted).all(wanted.commit(), wanted.name(), us.app()).stream()
                .filter(run -> run.externalId().filter(externalId(wanted)::equals).isPresent())
                .findFirst()
                .map(CheckRunBoard::told)
                .orElseGet(Answer.Absent::new));
  }

  @Override
  public Answer create(CheckRun wanted) {
    var run =
        new NewCheckRun(
            wanted.name(),
            wanted.commit(),
            externalId(wanted),
            status(wanted),
            conclusion(wanted),
            Optional.empty(),
            Optional.of(seconds(wanted.startedAt())),
            wanted.completedAt().map(CheckRunBoard::seconds),
            output(wanted),
            List.of());
    return Asked.of(() -> told(at(wanted).create(run)));
  }

  @Override
  public Answer update(String id, CheckRun wanted) {
    var change =
        new CheckRunChange(
            status(wanted),
            conclusion(wanted),
            wanted.completedAt().map(CheckRunBoard::seconds),
            output(wanted),
            List.of());
    return Asked.ofKnown(() -> told(at(wanted).update(Long.parseLong(id), change)));
  }

  private io.deployguardian.wire.github.api.CheckRuns at(CheckRun wanted) {
    return github.checkRuns(Repository.of(wanted.repositoryName()));
  }

  private static Answer told(CheckRunsApi.CheckRun run) {
    return Asked.told(run.id(), run.htmlUrl());
  }

  private static String externalId(CheckRun wanted) {
    return wanted.rollout().value();
  }

  private static String status(CheckRun wanted) {
    return wanted.phase().isOver() ? "completed" : word(wanted.phase());
  }

  private static Optional<String> conclusion(CheckRun wanted) {
    return Optional.of(wanted.phase()).filter(Phase::isOver).map(CheckRunBoard::word);
  }

  private static String word(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }

  private static Output output(CheckRun wanted) {
    return new Output(wanted.title(), wanted.summary(), Optional.empty());
  }

  /** As GitHub tells times. */
  private static Instant seconds(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }
}
