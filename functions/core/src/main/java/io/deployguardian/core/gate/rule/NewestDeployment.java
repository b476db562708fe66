package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Ledger;
import io.deployguardian.core.rollout.Deployment;

/** What is older than what came since would take the environment back. */
record NewestDeployment(Ledger ledger) implements GateRule {

  @Override
  public String name() {
    return "superseded";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    Deployment own = candidate.subject().deployment();
    return given(
        ledger.newest(candidate.subject().key()),
        newest ->
            newest
                .filter(other -> other.isNewerThan(own))
                .map(other -> superseded(candidate, other))
                .orElseGet(() -> passed("no newer deployment is known")));
  }

  private Outcome superseded(Candidate candidate, Deployment newer) {
    return Fault.at(candidate.deploymentPlace(), this)
        .impact("an older state would replace a newer one")
        .requires("the newest deployment of " + candidate.environmentName())
        .suggests(
            "let deployment %d of %s go on, or deploy anew"
                .formatted(newer.id(), newer.createdAt()))
        .blocks();
  }
}
