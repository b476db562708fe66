package io.deployguardian.aws.dynamodb;

import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.RolloutsRaceContract;

class DynamoRolloutsRaceTest extends RolloutsRaceContract {
  @Override
  protected Rollouts empty() {
    return TestTable.create().rollouts();
  }
}
