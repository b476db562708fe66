package io.deployguardian.wire.github.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/**
 * Reads a log where a redirect says that it is: from allowed hosts only, without any credentials,
 * and no redirect further. The redirect comes from GitHub itself, but a client that goes wherever
 * it is told to is a way into its own network.
 */
final class LogStore {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Read through for its end, no further. */
  private static final int LONGEST = 20_000_000;

  private final Set<String> hosts;
  private final boolean plain;

  /**
   * @param hosts by name, or {@code .suffix} for all below it
   * @param plain whether http will do, as for GitHub itself
   */
  LogStore(Set<String> hosts, boolean plain) {
    this.hosts = Set.copyOf(hosts);
    this.plain = plain;
  }

  JobLog read(URI location) {
    String host = String.valueOf(location.getHost());
    if (!allowed(location, host)) {
      return new JobLog.Unread("it is on a host that is not allowed", host);
    }
    var request = HttpRequest.newBuilder(location).timeout(PATIENCE).build();
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      return read(client.send(request, HttpResponse.BodyHandlers.ofInputStream()), host);
    } catch (IOException e) {
      return new JobLog.Unread("found " + e.getClass().getSimpleName() + ", expected a log", host);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new JobLog.Unread("interrupted", host);
    }
  }

  private boolean allowed(URI location, String host) {
    boolean scheme =
        "https".equals(location.getScheme()) || plain && "http".equals(location.getScheme());
    return scheme
        && hosts.stream()
            .anyMatch(
                allowed -> allowed.startsWith(".") ? host.endsWith(allowed) : host.equals(allowed));
  }

  private static JobLog read(HttpResponse<InputStream> response, String host) throws IOException {
    try (var body = response.body()) {
      if (response.statusCode() != 200) {
        return new JobLog.Unread("found " + response.statusCode() + ", expected a log", host);
      }
      byte[] log = body.readNBytes(LONGEST);
      return JobLog.Text.endOf(new String(log, StandardCharsets.UTF_8));
    }
  }
}
