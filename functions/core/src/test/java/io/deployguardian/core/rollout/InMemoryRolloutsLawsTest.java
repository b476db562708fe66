package io.deployguardian.core.rollout;

class InMemoryRolloutsLawsTest extends RolloutsLaws {
  @Override
  protected Rollouts empty() {
    return new InMemoryRollouts();
  }
}
