package io.deployguardian.core.plan;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What the service promises its users.
 *
 * @param availability the share of requests that are answered well, such as 0.999
 * @param latency below which 99 % of the requests are answered
 * @param completion below which a job or a business process is done
 */
public record Objectives(double availability, Duration latency, Optional<Duration> completion) {

  public static final Objectives USUAL =
      new Objectives(0.999, Duration.ofMillis(500), Optional.empty());

  public Objectives {
    if (!(availability > 0 && availability < 1)) {
      throw new IllegalArgumentException("availability: found " + availability);
    }
    Objects.requireNonNull(latency, "latency");
    Objects.requireNonNull(completion, "completion");
  }
}
