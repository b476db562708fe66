package io.deployguardian.core.check;

import java.time.Duration;
import java.util.Objects;

/**
 * A small burst of GETs. Its path is below the release's own URL and never anybody else's, because
 * whoever writes a plan must not be able to aim it.
 *
 * @param users how many ask at the same time, each one request after the other
 * @param p95 the slowest acceptable 95th percentile
 * @param errors the largest acceptable share of requests without an answer, or with a status from
 *     400 on
 * @param timeout of each request
 */
public record LoadCheck(
    String name,
    String path,
    int users,
    Duration duration,
    Duration p95,
    double errors,
    Duration timeout)
    implements Check.Probed {

  public static final int MOST_USERS = 50;
  public static final Duration LONGEST = Duration.ofMinutes(1);

  public LoadCheck {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(p95, "p95");
    Objects.requireNonNull(timeout, "timeout");
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path: found " + path + ", expected one such as /");
    }
    if (users < 1 || users > MOST_USERS) {
      throw new IllegalArgumentException("users: found " + users + ", expected 1 to " + MOST_USERS);
    }
    if (duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "duration: found " + duration + ", expected at most " + LONGEST);
    }
  }
}
