package io.deployguardian.wire.github.gate;

import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Licences;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.GitHubFailure;
import io.deployguardian.wire.github.api.http.GitHubFailure.NotFound;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused;
import io.deployguardian.wire.github.api.rest.DependenciesApi.Change;
import io.deployguardian.wire.github.api.rest.DependenciesApi.Part;
import io.deployguardian.wire.github.api.rest.Repository;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Licences as GitHub's dependency graph knows them: for a change the difference of two commits, for
 * a first release the bill of materials, which GitHub makes of the default branch only.
 */
final class DependencyReview implements Licences {

  private static final String ADDED = "added";
  private static final String ANY_VERSION = "of any version";
  private static final String REMOVED = "removed";

  /** What GitHub says of a private repository without the licence for it, and nothing else. */
  private static final Pattern FORBIDDEN = Pattern.compile(": 403 Forbidden(?:;|$)");

  /** SPDX' words for not knowing, and for there being none. */
  private static final Set<String> UNKNOWN = Set.of("NOASSERTION", "NONE", "");

  private final GitHub github;

  DependencyReview(GitHub github) {
    this.github = github;
  }

  @Override
  public Answer<List<Dependency>> since(Subject subject) {
    return Question.ask(
        subject,
        repository -> {
          try {
            return asked(subject, repository);
          } catch (NotFound | Refused no) {
            return switchedOff(repository, no);
          }
        });
  }

  private Answer<List<Dependency>> asked(Subject subject, Repository repository) {
    var dependencies = github.dependencies(repository);
    String commit = subject.release().commit();
    return subject
        .baseline()
        .map(
            baseline ->
                Question.whole(
                        "changed dependencies", dependencies.compare(baseline.commit(), commit))
                    .map(DependencyReview::came))
        .orElseGet(
            () ->
                Answer.known(
                    dependencies.all().stream().map(DependencyReview::dependency).toList()));
  }

  /** Nobody can wait for a graph that isn't there; a permission that we lack can be given. */
  private static Answer<List<Dependency>> switchedOff(Repository repository, GitHubFailure no) {
    if (SwitchedOff.isSaidBy(no) || FORBIDDEN.matcher(no.getMessage()).find()) {
      return Answer.notAvailable(
          "the dependency graph of " + repository + " is switched off, or not licensed");
    }
    throw no;
  }

  /** An update is one that goes and one that comes: the same licence was accepted before. */
  private static List<Dependency> came(List<Change> changes) {
    Set<List<Object>> before =
        changes.stream()
            .filter(change -> change.changeType().equals(REMOVED))
            .map(DependencyReview::underLicence)
            .collect(Collectors.toSet());
    return changes.stream()
        .filter(change -> change.changeType().equals(ADDED))
        .filter(change -> !before.contains(underLicence(change)))
        .map(
            change ->
                new Dependency(
                    change.name(),
                    change.version().orElse(ANY_VERSION),
                    licence(change),
                    change.manifest()))
        .toList();
  }

  private static List<Object> underLicence(Change change) {
    return List.of(change.manifest(), change.ecosystem(), change.name(), licence(change));
  }

  private static Optional<String> licence(Change change) {
    return change.license().filter(DependencyReview::isKnown);
  }

  private static Dependency dependency(Part part) {
    return new Dependency(
        part.name(),
        part.version().orElse(ANY_VERSION),
        part.concluded()
            .filter(DependencyReview::isKnown)
            .or(() -> part.declared().filter(DependencyReview::isKnown)),
        "the dependency graph");
  }

  private static boolean isKnown(String licence) {
    return !UNKNOWN.contains(licence.strip());
  }
}
