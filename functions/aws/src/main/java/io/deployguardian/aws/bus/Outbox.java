package io.deployguardian.aws.bus;

import java.time.Instant;
import java.util.List;

/** The events that were committed, each pending until the bus has it. */
public interface Outbox {

  /** What still is pending of the events from before {@code olderThan}, oldest first. */
  List<EventItem> pending(Instant olderThan, int limit);

  /** It needs no relaying any more: the bus has it, or the dead letters have. */
  void relayed(EventItem item, Instant at);
}
