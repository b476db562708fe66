package io.deployguardian.core.check;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A certificate that browsers trust, and that stays good for a while.
 *
 * @param url whose certificate; empty for the release's own URL
 * @param expiresIn a certificate that expires within it fails
 */
public record TlsCheck(String name, Optional<String> url, Duration expiresIn, Duration timeout)
    implements Check.Probed {

  public TlsCheck {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(expiresIn, "expiresIn");
    Objects.requireNonNull(timeout, "timeout");
  }
}
