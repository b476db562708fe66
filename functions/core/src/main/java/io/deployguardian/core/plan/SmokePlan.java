package io.deployguardian.core.plan;

import io.deployguardian.core.check.HttpCheck;
import io.deployguardian.core.check.Retries;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The suite that a published version has to pass before it gets traffic.
 *
 * @param limit the longest that the whole suite may take; an unfinished suite fails
 * @param privateProbes whether checks ask for private addresses; the guardian's own map has to
 *     allow it too
 */
public record SmokePlan(
    List<HttpCheck> checks, Retries retries, Duration limit, boolean privateProbes) {

  public SmokePlan {
    checks = List.copyOf(checks);
    Objects.requireNonNull(retries, "retries");
    Objects.requireNonNull(limit, "limit");
  }
}
