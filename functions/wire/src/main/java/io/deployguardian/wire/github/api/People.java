package io.deployguardian.wire.github.api;

import io.deployguardian.wire.github.api.http.Calls;
import io.deployguardian.wire.github.api.http.GitHubFailure.NotFound;
import io.deployguardian.wire.github.api.rest.At;
import io.deployguardian.wire.github.api.rest.PeopleApi;
import io.deployguardian.wire.github.api.rest.PeopleApi.Permission;
import java.util.Optional;

/** Who may do what with a repository. */
public final class People {
  private final Calls<At> calls;

  People(Calls<At> calls) {
    this.calls = calls;
  }

  /** Nothing for whom GitHub doesn't know. */
  public Optional<Permission> permission(String login) {
    try {
      return Optional.of(
          calls.read(
              "get a person's permission (" + login + ")", at -> api().permission(at, login)));
    } catch (NotFound e) {
      return Optional.empty();
    }
  }

  /** Members of teams below it are members; whoever is only invited is not. */
  public boolean isMember(String organisation, String team, String login) {
    try {
      return calls
          .read(
              "look for a member (" + login + " in " + organisation + "/" + team + ")",
              at -> api().membership(at.call, organisation, team, login))
          .state()
          .equals("active");
    } catch (NotFound e) {
      return false;
    }
  }

  private PeopleApi api() {
    return calls.client(PeopleApi.class);
  }
}
