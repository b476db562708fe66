package io.deployguardian.core.check;

import java.time.Duration;
import java.util.Objects;

/**
 * The headers that protect a browser: a content security policy, no frames, no guessed types, and a
 * year of HTTPS only.
 *
 * @param path below the release's URL
 */
public record SecurityHeadersCheck(String name, String path, Duration timeout)
    implements Check.Probed {

  /** How long browsers have to stay with HTTPS, at least. */
  public static final Duration HTTPS_ONLY = Duration.ofDays(365);

  public SecurityHeadersCheck {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(timeout, "timeout");
  }
}
