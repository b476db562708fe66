package io.deployguardian.core.rollout;

import java.util.List;

class InMemoryInboxTest extends InboxContract {
  private final InMemoryRollouts store = new InMemoryRollouts();

  @Override
  protected Inbox empty() {
    return store;
  }

  @Override
  protected List<EventId> told() {
    return store.pending().stream().map(Event::id).toList();
  }
}
