package io.deployguardian.core.command;

import io.deployguardian.core.canary.ByHandCanary.Word;
import io.deployguardian.core.gate.Consent;
import io.deployguardian.core.gate.Roles;
import io.deployguardian.core.rollback.OrderedRollback;
import io.deployguardian.core.rollback.RollbackRequest;
import io.deployguardian.core.rollback.RollbackRequest.Which;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.testing.World;
import java.util.Optional;

/** The real use cases of a world. */
record WorldHands(World world, Consent consent, OrderedRollback rollback) implements Hands {

  static WorldHands of(World world, Roles roles) {
    return new WorldHands(
        world,
        new Consent(world.rollouts, world.store, world.plans, roles, World.PACE, world.clock),
        new OrderedRollback(world.rollouts, world.switches, World.PACE, world.clock));
  }

  @Override
  public Handled approve(Instruction said) {
    return consent.approve(said.rollout(), said.hand().by(), said.via(), said.claims());
  }

  @Override
  public Handled hold(Instruction said) {
    return say(Word.HOLD, said);
  }

  @Override
  public Handled resume(Instruction said) {
    return say(Word.RESUME, said);
  }

  @Override
  public Handled promote(Instruction said) {
    return say(Word.PROMOTE, said);
  }

  @Override
  public Handled rollBack(Instruction said, Optional<String> to) {
    var request =
        new RollbackRequest(new Which.One(said.rollout()), to, said.hand(), Optional.empty());
    return rollback.order(request, said.via(), said.claims());
  }

  @Override
  public boolean isKnownGood(RolloutId rollout, String version) {
    return rollback.isKnownGood(rollout, version);
  }

  @Override
  public String status(Recorded known) {
    return "the status of " + known.id() + ": " + known.rollout().state();
  }

  @Override
  public String check(Recorded known) {
    return "what the rules say of " + known.id();
  }

  private Handled say(Word word, Instruction said) {
    return world.byHand.say(word, said.rollout(), said.hand(), said.via(), said.claims());
  }
}
