package io.deployguardian.wire.door;

import io.deployguardian.core.canary.ByHandCanary;
import io.deployguardian.core.canary.ByHandCanary.Word;
import io.deployguardian.core.command.Hands;
import io.deployguardian.core.command.Instruction;
import io.deployguardian.core.gate.Consent;
import io.deployguardian.core.rollback.OrderedRollback;
import io.deployguardian.core.rollback.RollbackRequest;
import io.deployguardian.core.rollback.RollbackRequest.Which;
import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import java.util.Optional;
import java.util.function.Function;

/** What is said in a comment is done by the same use cases as what is said by invoke. */
record CommandDeskHands(
    ByHandCanary canary,
    Consent consent,
    OrderedRollback rollback,
    Function<Recorded, String> report,
    Function<Recorded, String> readiness)
    implements Hands {

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
    return report.apply(known);
  }

  @Override
  public String check(Recorded known) {
    return readiness.apply(known);
  }

  private Handled say(Word word, Instruction said) {
    return canary.say(word, said.rollout(), said.hand(), said.via(), said.claims());
  }
}
