package io.deployguardian.core.audit;

import io.deployguardian.core.rollout.Recorded;
import java.time.Instant;
import java.util.List;

/**
 * What the rules look at: one reading of the ledger.
 *
 * @param rollouts the newest rollouts, whatever their state
 * @param due rollouts whose step is due
 * @param deadLetters how many records nobody could deliver or decode
 * @param webhooks what GitHub could not deliver to us
 */
public record Evidence(
    Instant at,
    List<Recorded> rollouts,
    List<Recorded> due,
    long deadLetters,
    UndeliveredWebhooks.Found webhooks) {

  public Evidence {
    rollouts = List.copyOf(rollouts);
    due = List.copyOf(due);
  }
}
