package io.deployguardian.aws.dynamodb;

import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Inbox;
import io.deployguardian.core.rollout.InboxContract;
import java.util.List;

class DynamoInboxTest extends InboxContract {
  private final TestTable table = TestTable.create();

  @Override
  protected Inbox empty() {
    return table.inbox();
  }

  @Override
  protected List<EventId> told() {
    return table.items().values().stream()
        .filter(item -> item.containsKey("pending"))
        .map(item -> new EventId(item.get("id").s()))
        .toList();
  }
}
