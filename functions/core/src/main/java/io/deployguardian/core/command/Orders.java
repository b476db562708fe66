package io.deployguardian.core.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All orders. Reads by key are consistent. */
public interface Orders {

  Optional<Order> find(OrderId id);

  /**
   * Writes {@code next} if the order still has the version that was read; 0 means that it must not
   * exist yet.
   *
   * @return the order as it is kept now; empty where it moved meanwhile: read it again
   */
  Optional<Order> commit(Order next);

  /** What is due at {@code now}, oldest first; a stale index entry may be among them. */
  List<OrderId> due(Instant now, int limit);
}
