package io.deployguardian.core.rollout;

class InMemoryRolloutsRaceTest extends RolloutsRaceContract {
  @Override
  protected Rollouts empty() {
    return new InMemoryRollouts();
  }
}
