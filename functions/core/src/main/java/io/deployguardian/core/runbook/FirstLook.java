package io.deployguardian.core.runbook;

import io.deployguardian.core.rollout.Agent;
import java.util.List;

/** What to do whatever it is. */
final class FirstLook {

  /** None of them changes anything. */
  static final List<Instruction> INSTRUCTIONS =
      List.of(
          Instruction.to(
              "Read the check run of the commit, or the incident: it says how the rollout stands,"
                  + " why, and its id."),
          Instruction.to("The whole story of it, every decision with its reasons:")
              .by(Invoke.aboutRollout(Agent.CANARY_EVALUATION, "status")),
          Instruction.to("What the rules say of it now, unless it has ended:")
              .by(Invoke.aboutRollout(Agent.READINESS_GATE, "check")));

  private FirstLook() {}
}
