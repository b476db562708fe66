package io.deployguardian.core.command;

import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Event;
import java.time.Instant;

/**
 * One order's name: where it was written.
 *
 * @param repository GitHub's numeric repository id
 * @param comment GitHub's id of the comment
 */
public record OrderId(long repository, long comment) {

  private static final String CONSUMER = "command";

  static OrderId of(Event.CommandGiven given) {
    return new OrderId(given.origin().repository(), given.comment());
  }

  /** Goes with the decision that the order leads to, so that it leads to one. */
  Claim claim(Instant now) {
    return new Claim(CONSUMER, toString(), now);
  }

  /** The printable form, {@code 4711/1873920374}. */
  @Override
  public String toString() {
    return repository + "/" + comment;
  }
}
