package io.deployguardian.aws.dynamodb;

import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.RolloutsContract;
import java.util.List;

class DynamoRolloutsTest extends RolloutsContract {
  private final TestTable table = TestTable.create();

  @Override
  protected Rollouts empty() {
    return table.rollouts();
  }

  @Override
  protected List<EventId> told() {
    return table.items().values().stream()
        .filter(item -> item.containsKey("pending"))
        .map(item -> new EventId(item.get("id").s()))
        .toList();
  }
}
