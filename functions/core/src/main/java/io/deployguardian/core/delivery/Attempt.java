package io.deployguardian.core.delivery;

import java.time.Instant;
import java.util.Objects;

/**
 * One attempt of GitHub at delivering a webhook to us.
 *
 * @param id of the attempt
 * @param guid of the delivery, the same in each attempt at it
 * @param event what it tells, such as {@code deployment}
 * @param succeeded whether we took it
 * @param outcome GitHub's word and our status, such as {@code timed out, 0}
 */
public record Attempt(
    long id, String guid, Instant at, String event, boolean succeeded, String outcome) {

  public Attempt {
    Objects.requireNonNull(guid, "guid");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(outcome, "outcome");
  }
}
