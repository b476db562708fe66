package io.deployguardian.wire.github.command;

import io.deployguardian.core.command.Answer;
import io.deployguardian.core.command.People;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.rest.PeopleApi.Permission;
import io.deployguardian.wire.github.api.rest.Repository;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What GitHub lets somebody do with a repository. */
public final class GitHubPeople implements People {

  /** What a login is made of; it becomes a part of a path. */
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]{0,99})");

  private final GitHub github;

  public GitHubPeople(GitHub github) {
    this.github = github;
  }

  @Override
  public Answer<Level> permission(Origin origin, String login) {
    if (!LOGIN.matcher(login).matches()) {
      return new Answer.Known<>(Level.NONE);
    }
    var repository = Repository.of(origin.repositoryName());
    return Asking.answer(
        () ->
            github
                .people(repository)
                .permission(login)
                .map(GitHubPeople::level)
                .orElse(Level.NONE));
  }

  /** A role of an organisation's own is worth what GitHub says that it comes to. */
  private static Level level(Permission permission) {
    return named(permission.roleName()).or(() -> named(permission.permission())).orElse(Level.NONE);
  }

  private static Optional<Level> named(String word) {
    return Arrays.stream(Level.values())
        .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}
