package io.deployguardian.core.command;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All orders in memory, under the same contract as the table. */
public final class InMemoryOrders implements Orders {

  private final Map<OrderId, Order> orders = new HashMap<>();

  @Override
  public synchronized Optional<Order> find(OrderId id) {
    return Optional.ofNullable(orders.get(id));
  }

  @Override
  public synchronized Optional<Order> commit(Order next) {
    if (find(next.id()).map(Order::version).orElse(0L) != next.version()) {
      return Optional.empty();
    }
    var kept = new Order(next.given(), next.version() + 1, next.status());
    orders.put(kept.id(), kept);
    return Optional.of(kept);
  }

  @Override
  public synchronized List<OrderId> due(Instant now, int limit) {
    return orders.values().stream()
        .filter(order -> order.isDue(now))
        .sorted(Comparator.comparing(order -> order.status().due().orElseThrow()))
        .limit(limit)
        .map(Order::id)
        .toList();
  }
}
