package io.deployguardian.core.command;

import io.deployguardian.core.rollout.Handled;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.RolloutId;
import java.util.Optional;

/**
 * Whoever can do what people ask for. Each deed commits its decision with the instruction's claims,
 * so it is done once.
 */
public interface Hands {

  /** Demands the role that the plan asks for. */
  Handled approve(Instruction instruction);

  Handled hold(Instruction instruction);

  Handled resume(Instruction instruction);

  Handled promote(Instruction instruction);

  /**
   * Decides the way back; driving it is another's.
   *
   * @param to empty for the way back that was captured at registration
   */
  Handled rollBack(Instruction instruction, Optional<String> to);

  /** Whether {@code version} names a known-good release that the rollout can go back to. */
  boolean isKnownGood(RolloutId rollout, String version);

  /** How the rollout stands, as Markdown in which nothing is anybody else's. */
  String status(Recorded known);

  /** What the readiness rules say of it now, as such Markdown. */
  String check(Recorded known);
}
