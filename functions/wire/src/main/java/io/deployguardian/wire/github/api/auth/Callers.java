package io.deployguardian.wire.github.api.auth;

import io.deployguardian.wire.github.api.http.Authorization;
import io.deployguardian.wire.github.api.http.Calls;
import io.deployguardian.wire.github.api.http.Connection;
import io.deployguardian.wire.github.api.http.GitHubFailure.Refused;
import io.deployguardian.wire.github.api.rest.Repository;
import java.time.InstantSource;
import java.util.function.Function;

/** As whom we call: as the App, or on behalf of a repository. */
public final class Callers {
  private final Authorization app;
  private final Function<Repository, Authorization> repositories;

  private Callers(Authorization app, Function<Repository, Authorization> repositories) {
    this.app = app;
    this.repositories = repositories;
  }

  public static Callers of(Credentials credentials, Connection connection, InstantSource clock) {
    return switch (credentials) {
      case Credentials.Token token ->
          new Callers(Callers::noApp, repository -> new TokenAuthorization(token));
      case Credentials.App app -> {
        var itself = new AppAuthorization(app, clock);
        var calls = new Calls<>(connection, itself, app.toString(), Function.identity());
        yield new Callers(itself, new Installations(calls, clock)::of);
      }
    };
  }

  public Authorization app() {
    return app;
  }

  public Authorization of(Repository repository) {
    return repositories.apply(repository);
  }

  private static String noApp() {
    throw new Refused(
        Refused.Ground.BAD_CREDENTIALS,
        "call as the App",
        "found a fixed token, expected an App's id and key");
  }
}
