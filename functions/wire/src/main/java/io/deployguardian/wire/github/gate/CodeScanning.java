package io.deployguardian.wire.github.gate;

import io.deployguardian.core.gate.source.Alerts.Finding;
import io.deployguardian.core.gate.source.Alerts.Scanned;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.GitHubFailure.NotFound;
import io.deployguardian.wire.github.api.rest.AlertsApi.Analysis;
import io.deployguardian.wire.github.api.rest.AlertsApi.CodeAlert;
import io.deployguardian.wire.github.api.rest.AlertsApi.Instance;
import io.deployguardian.wire.github.api.rest.AlertsApi.Location;
import io.deployguardian.wire.github.api.rest.Repository;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What code scanning says of a commit. GitHub keeps results by branch, not by commit: the branch is
 * the one that the deployment was made from, else the repository's default branch if the commit is
 * on it.
 */
final class CodeScanning {

  private static final String REFS = "refs/";
  private static final String HEADS = "refs/heads/";
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{7,64}");

  private final GitHub github;

  CodeScanning(GitHub github) {
    this.github = github;
  }

  Answer<Scanned> of(Subject subject, Repository repository) {
    String commit = subject.release().commit();
    return branchOf(subject, repository)
        .flatMap(branch -> scanned(repository, branch, commit))
        .or(() -> onDefaultBranch(repository, commit))
        .orElseGet(() -> Answer.known(Scanned.NEVER));
  }

  /** A tag is none: GitHub has no analysis of it, and the default branch is asked. */
  private Optional<String> branchOf(Subject subject, Repository repository) {
    String ref = github.deployments(repository).get(subject.deployment().id()).ref();
    return SHA.matcher(ref).matches()
        ? Optional.empty()
        : Optional.of(ref.startsWith(REFS) ? ref : HEADS + ref);
  }

  private Optional<Answer<Scanned>> onDefaultBranch(Repository repository, String commit) {
    var commits = github.commits(repository);
    String branch = commits.defaultBranch();
    return commits.compare(branch, commit).aheadBy() == 0
        ? scanned(repository, HEADS + branch, commit)
        : Optional.empty();
  }

  /** Empty where the branch was never analysed. */
  private Optional<Answer<Scanned>> scanned(Repository repository, String branch, String commit) {
    return lastRun(repository, branch, commit)
        .map(
            ran ->
                Question.whole("code scanning alerts", github.alerts(repository).code(branch))
                    .map(
                        alerts ->
                            new Scanned(
                                Optional.of(ran),
                                alerts.stream().map(CodeScanning::finding).toList())));
  }

  /** The commit's own if there is one, else the branch's; a run that failed looked at nothing. */
  private Optional<Instant> lastRun(Repository repository, String branch, String commit) {
    List<Analysis> ran =
        analyses(repository, branch).stream().filter(one -> one.error().isBlank()).toList();
    return newest(ran.stream().filter(one -> one.commitSha().equals(commit)))
        .or(() -> newest(ran.stream()));
  }

  private List<Analysis> analyses(Repository repository, String branch) {
    try {
      return github.alerts(repository).analyses(branch);
    } catch (NotFound none) {
      if (SwitchedOff.isSaidBy(none)) {
        return List.of();
      }
      throw none;
    }
  }

  private static Optional<Instant> newest(Stream<Analysis> analyses) {
    return analyses.map(Analysis::createdAt).max(Comparator.naturalOrder());
  }

  private static Finding finding(CodeAlert alert) {
    return new Finding(
        Levels.of(alert.rule()),
        alert.rule().id().or(alert.rule()::description).orElse("a rule without a name"),
        alert
            .mostRecentInstance()
            .flatMap(Instance::location)
            .flatMap(CodeScanning::place)
            .orElse("code scanning alert " + alert.number()),
        Links.of(alert.htmlUrl()));
  }

  private static Optional<String> place(Location location) {
    return location
        .path()
        .map(path -> location.startLine().map(line -> path + ":" + line).orElse(path));
  }
}
