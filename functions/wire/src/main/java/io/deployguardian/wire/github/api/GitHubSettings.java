package io.deployguardian.wire.github.api;

import io.deployguardian.wire.github.api.auth.Credentials;
import io.deployguardian.wire.github.api.http.Patience;
import java.net.URI;
import java.util.Set;

/**
 * Which GitHub, and as whom.
 *
 * @param base of the API; the only host that is called with credentials
 * @param logHosts where job logs may be read: names, or {@code .suffix} for all below it
 */
public record GitHubSettings(
    URI base, Credentials credentials, Set<String> logHosts, Patience patience) {

  public static final URI GITHUB_COM = URI.create("https://api.github.com");

  public GitHubSettings {
    String scheme = base.getScheme();
    if (base.getHost() == null || !("https".equals(scheme) || "http".equals(scheme))) {
      throw new IllegalArgumentException(
          "found another text, expected the URL of GitHub's API, such as " + GITHUB_COM);
    }
    if (base.getUserInfo() != null || base.getQuery() != null) {
      throw new IllegalArgumentException(
          "found a user or a query in the URL of GitHub's API, expected neither");
    }
    logHosts = Set.copyOf(logHosts);
  }

  public GitHubSettings(URI base, Credentials credentials) {
    this(base, credentials, Set.of(), Patience.standard());
  }
}
