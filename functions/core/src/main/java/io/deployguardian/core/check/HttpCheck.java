package io.deployguardian.core.check;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One GET and what its answer has to be.
 *
 * @param location a path below the release's URL, or an absolute URL
 * @param status the expected status code
 * @param json JSON Pointer to expected value (as text), all of which have to match
 * @param headers header name to expected value
 * @param slowest the slowest acceptable answer
 */
public record HttpCheck(
    String name,
    String location,
    int status,
    SortedMap<String, String> json,
    SortedMap<String, String> headers,
    Optional<Duration> slowest,
    Duration timeout)
    implements Check.Probed {

  public HttpCheck {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(location, "location");
    json = new TreeMap<>(json);
    headers = new TreeMap<>(headers);
    Objects.requireNonNull(slowest, "slowest");
    Objects.requireNonNull(timeout, "timeout");
  }
}
