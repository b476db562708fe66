package io.deployguardian.wire.github.api.auth;

import io.deployguardian.wire.github.api.http.Authorization;
import io.deployguardian.wire.github.api.http.Calls;
import io.deployguardian.wire.github.api.http.GitHubFailure;
import io.deployguardian.wire.github.api.rest.AppApi;
import io.deployguardian.wire.github.api.rest.AppApi.InstallationToken;
import io.deployguardian.wire.github.api.rest.Repository;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * The App as one of its installations: a token for an hour, asked for when it is needed and again a
 * while before it ends ("Generating an installation access token for a GitHub App").
 */
final class Installations {
  private static final Duration BEFORE_ITS_END = Duration.ofMinutes(5);

  private final Calls<String> app;
  private final InstantSource clock;
  private final Map<Repository, Long> installations = new HashMap<>();
  private final Map<Long, InstallationToken> tokens = new HashMap<>();

  Installations(Calls<String> app, InstantSource clock) {
    this.app = app;
    this.clock = clock;
  }

  Authorization of(Repository repository) {
    return new Authorization() {
      @Override
      public String header() {
        return "Bearer " + token(repository).token();
      }

      @Override
      public boolean renew() {
        forget(repository);
        return true;
      }
    };
  }

  private synchronized InstallationToken token(Repository repository) {
    long installation = installations.computeIfAbsent(repository, this::installation);
    InstallationToken known = tokens.get(installation);
    if (known != null && clock.instant().isBefore(known.expiresAt().minus(BEFORE_ITS_END))) {
      return known;
    }
    try {
      InstallationToken made =
          app.repeat(
              "make an installation token",
              call -> app.client(AppApi.class).token(call, installation));
      tokens.put(installation, made);
      return made;
    } catch (GitHubFailure.NotFound gone) {
      // Installed anew, it has another id.
      forget(repository);
      throw gone;
    }
  }

  private long installation(Repository repository) {
    return app.read(
            "find the App's installation (" + repository + ")",
            call ->
                app.client(AppApi.class).installation(call, repository.owner(), repository.name()))
        .id();
  }

  private synchronized void forget(Repository repository) {
    Long installation = installations.remove(repository);
    tokens.remove(installation);
  }
}
