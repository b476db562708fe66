package io.deployguardian.aws.dynamodb;

import io.deployguardian.core.rollout.Rollouts;
import io.deployguardian.core.rollout.RolloutsLaws;

class DynamoRolloutsLawsTest extends RolloutsLaws {
  @Override
  protected Rollouts empty() {
    return TestTable.create().rollouts();
  }
}
