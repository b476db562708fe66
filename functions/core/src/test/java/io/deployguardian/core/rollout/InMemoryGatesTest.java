package io.deployguardian.core.rollout;

class InMemoryGatesTest extends GatesContract {
  private final InMemoryRollouts store = new InMemoryRollouts();

  @Override
  protected Rollouts rollouts() {
    return store;
  }

  @Override
  protected Gates gates() {
    return store;
  }
}
