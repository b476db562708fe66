package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Origins;
import io.deployguardian.core.gate.source.Origins.Told;

/** A payload may be old or forged: what it said has to be what GitHub says now. */
record PayloadAgrees(Origins origins) implements GateRule {

  @Override
  public String name() {
    return "payload_disagrees";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    return given(origins.of(candidate.subject()), told -> compared(candidate, told));
  }

  private Outcome compared(Candidate candidate, Told told) {
    if (!told.commit().equals(candidate.commit())) {
      return disagrees(candidate, "commit", candidate.commit(), told.commit());
    }
    if (!told.environment().equals(candidate.environmentName())) {
      return disagrees(candidate, "environment", candidate.environmentName(), told.environment());
    }
    return passed("GitHub's API tells the same commit and environment");
  }

  private Outcome disagrees(Candidate candidate, String what, String said, String told) {
    return Fault.at(candidate.deploymentPlace(), this)
        .impact("something else than what was checked would be deployed")
        .requires("the same " + what + " in the payload and at GitHub")
        .suggests(
            "make a new deployment: the payload says %s %s, GitHub %s".formatted(what, said, told))
        .blocks();
  }
}
