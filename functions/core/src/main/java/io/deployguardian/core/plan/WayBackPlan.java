package io.deployguardian.core.plan;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a service is brought back, as its team declares it.
 *
 * @param document where people read how: a file of the repository or an https URL
 * @param drillEvery how old the last rollback that worked may be, a drill's or a real one
 */
public record WayBackPlan(To to, Optional<String> document, Duration drillEvery) {

  public static final Duration USUAL_DRILL = Duration.ofDays(90);

  /** What a rollback goes back to. */
  public enum To {
    /** The newest release that was promoted and not taken back. */
    LAST_KNOWN_GOOD
  }

  public WayBackPlan {
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(drillEvery, "drillEvery");
  }
}
