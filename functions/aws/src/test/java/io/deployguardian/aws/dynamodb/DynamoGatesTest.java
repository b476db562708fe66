package io.deployguardian.aws.dynamodb;

import io.deployguardian.core.rollout.Gates;
import io.deployguardian.core.rollout.GatesContract;
import io.deployguardian.core.rollout.Rollouts;

class DynamoGatesTest extends GatesContract {
  private final TestTable table = TestTable.create();

  @Override
  protected Rollouts rollouts() {
    return table.rollouts();
  }

  @Override
  protected Gates gates() {
    return table.gates();
  }
}
