package io.deployguardian.core.rollout;

import java.util.List;

class InMemoryRolloutsTest extends RolloutsContract {
  private final InMemoryRollouts rollouts = new InMemoryRollouts();

  @Override
  protected Rollouts empty() {
    return rollouts;
  }

  @Override
  protected List<EventId> told() {
    return rollouts.pending().stream().map(Event::id).toList();
  }
}
