package io.deployguardian.wire.github.gate;

import static java.util.function.BinaryOperator.maxBy;

import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Checks;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.App;
import io.deployguardian.wire.github.api.rest.CheckRunsApi.CheckRun;
import io.deployguardian.wire.github.api.rest.CommitsApi.Status;
import io.deployguardian.wire.github.api.rest.Repository;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A commit's check runs and statuses, without what we say of it ourselves. */
final class CommitChecks implements Checks {

  private static final String OUR_NAME = "Deploy Guardian";
  private static final long NO_APP = -1;

  private final GitHub github;

  CommitChecks(GitHub github) {
    this.github = github;
  }

  @Override
  public Answer<List<Check>> of(Subject subject) {
    String commit = subject.release().commit();
    return Question.ask(
        subject,
        repository ->
            runs(repository, commit)
                .then(
                    runs ->
                        statuses(repository, commit)
                            .map(statuses -> Stream.concat(runs, statuses).toList())));
  }

  private Answer<Stream<Check>> runs(Repository repository, String commit) {
    return Question.whole("check runs", github.checkRuns(repository).latest(commit))
        .map(runs -> newest(others(runs)).stream().map(CommitChecks::check));
  }

  private Answer<Stream<Check>> statuses(Repository repository, String commit) {
    return Question.whole("statuses", github.commits(repository).statuses(commit))
        .map(statuses -> statuses.stream().map(CommitChecks::check));
  }

  /** Ours is complete only after this very question is answered: it would wait for itself. */
  private List<CheckRun> others(List<CheckRun> runs) {
    if (runs.stream().noneMatch(CommitChecks::hasOurName)) {
      return runs;
    }
    long ours = ourApp();
    return runs.stream().filter(run -> !(hasOurName(run) && appOf(run) == ours)).toList();
  }

  /** Anybody may take our name, so it is our App's id that counts. */
  private long ourApp() {
    try {
      return github.app().itself().id();
    } catch (Refused noApp) {
      // With a person's token, which makes no check runs.
      return NO_APP;
    }
  }

  /** GitHub tells the latest of each check suite, and a commit has one for each workflow run. */
  private static Collection<CheckRun> newest(List<CheckRun> runs) {
    Map<List<Object>, CheckRun> newest = new LinkedHashMap<>();
    runs.forEach(
        run ->
            newest.merge(
                List.of(run.name(), appOf(run)),
                run,
                maxBy(Comparator.comparingLong(CheckRun::id))));
    return newest.values();
  }

  private static Check check(CheckRun run) {
    if (!run.status().equals("completed")) {
      return new Check(run.name(), State.PENDING, run.status());
    }
    String conclusion = run.conclusion().orElse("no conclusion");
    State state =
        switch (conclusion) {
          case "success", "neutral" -> State.GREEN;
          default -> State.RED;
        };
    return new Check(run.name(), state, conclusion);
  }

  private static Check check(Status status) {
    State state =
        switch (status.state()) {
          case "success" -> State.GREEN;
          case "pending" -> State.PENDING;
          default -> State.RED;
        };
    return new Check(status.context(), state, status.state());
  }

  private static boolean hasOurName(CheckRun run) {
    return run.name().startsWith(OUR_NAME);
  }

  private static long appOf(CheckRun run) {
    return run.app().map(App::id).orElse(0L);
  }
}
