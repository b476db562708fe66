package io.deployguardian.wire.github.command;

import io.deployguardian.core.command.Answer;
import io.deployguardian.core.command.Places;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.rest.IssuesApi.Issue;
import io.deployguardian.wire.github.api.rest.PullsApi.Pull;
import io.deployguardian.wire.github.api.rest.Repository;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Issues and pull requests at GitHub. */
public final class GitHubPlaces implements Places {

  /** The first line of an incident's body; the id in it is escaped as in URLs. */
  private static final Pattern INCIDENT =
      Pattern.compile("<!-- deploy-guardian:rollout:((?:[A-Za-z0-9._-]|%[0-9A-F]{2})+) -->\\s*");

  private final GitHub github;
  private final String ownLogin;

  /**
   * @param ownLogin the login under which our own App writes: anybody could write what looks like
   *     an incident
   */
  public GitHubPlaces(GitHub github, String ownLogin) {
    this.github = github;
    this.ownLogin = ownLogin;
  }

  @Override
  public Answer<Place> place(Event.CommandGiven given) {
    var repository = Repository.of(given.origin().repositoryName());
    int number = Math.toIntExact(given.number());
    return Asking.answer(
        () ->
            given.pullRequest()
                ? pullRequest(github.pulls(repository).get(number))
                : issue(github.issues(repository).get(number)));
  }

  private static Place pullRequest(Pull pull) {
    // Until it is merged, GitHub names a merge that it only tried.
    Optional<String> merged = pull.mergeCommitSha().filter(sha -> pull.mergedAt().isPresent());
    Set<String> commits =
        Stream.concat(Stream.of(pull.head().sha()), merged.stream()).collect(Collectors.toSet());
    return new Place.PullRequest(commits);
  }

  private Place issue(Issue issue) {
    return issue
        .body()
        .filter(
            body ->
                issue.user().filter(user -> user.login().equalsIgnoreCase(ownLogin)).isPresent())
        .flatMap(GitHubPlaces::rollout)
        .<Place>map(Place.Incident::new)
        .orElseGet(Place.Elsewhere::new);
  }

  private static Optional<RolloutId> rollout(String body) {
    return body.lines()
        .findFirst()
        .map(INCIDENT::matcher)
        .filter(first -> first.matches())
        .map(first -> URLDecoder.decode(first.group(1), StandardCharsets.UTF_8))
        .map(RolloutId::new);
  }
}
