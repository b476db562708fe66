package io.deployguardian.core.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a release says how it is, as paths below its own URL.
 *
 * @param readiness whether it can take traffic
 * @param liveness whether it has to be started anew
 */
public record HealthChecks(Optional<String> readiness, Optional<String> liveness) {

  public HealthChecks {
    Objects.requireNonNull(readiness, "readiness");
    Objects.requireNonNull(liveness, "liveness");
  }
}
