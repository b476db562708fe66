package io.deployguardian.wire.github.gate;

import io.deployguardian.core.gate.Roles;
import io.deployguardian.core.rollout.Guarded;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.wire.github.api.GitHub;
import io.deployguardian.wire.github.api.http.GitHubFailure;
import io.deployguardian.wire.github.api.rest.Repository;
import java.util.Optional;
import java.util.regex.Pattern;

/** Roles are teams: the guardian's own map says which, and GitHub who is in them. */
public final class TeamRoles implements Roles {

  /** Of a person; a bot consents to nothing. Becomes a part of a URL. */
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98})");

  private static final Pattern TEAM =
      Pattern.compile("([A-Za-z0-9_-]{1,100})/([A-Za-z0-9_-][A-Za-z0-9._-]{0,99})");

  private final GitHub github;
  private final Guarded guarded;

  public TeamRoles(GitHub github, Guarded guarded) {
    this.github = github;
    this.guarded = guarded;
  }

  @Override
  public Held holds(Subject subject, String login, String role) {
    Optional<String> team = guarded.teamOf(role);
    if (team.isEmpty()) {
      return new Held.No("the guarded map binds no team to role " + role);
    }
    if (!LOGIN.matcher(login).matches()) {
      return new Held.No("that is no person's login");
    }
    var parts = TEAM.matcher(team.get());
    if (!parts.matches()) {
      return new Held.No(
          "the guarded map binds role %s to another text, expected organisation/team"
              .formatted(role));
    }
    try {
      var people = github.people(Repository.of(subject.repositoryName()));
      return people.isMember(parts.group(1), parts.group(2), login)
          ? new Held.Yes()
          : new Held.No("not in %s, as far as we may see".formatted(team.get()));
    } catch (GitHubFailure failure) {
      return new Held.Unknown(failure.getMessage());
    } catch (IllegalArgumentException e) {
      return new Held.Unknown("the deployment's repository: " + e.getMessage());
    }
  }
}
