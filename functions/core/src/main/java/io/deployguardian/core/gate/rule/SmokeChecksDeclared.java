package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;

/** Without a check nothing tells a release that works from one that doesn't. */
record SmokeChecksDeclared() implements GateRule {

  @Override
  public String name() {
    return "no_smoke_checks";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    int checks = candidate.environment().smoke().checks().size();
    return checks > 0
        ? passed(checks == 1 ? "1 check" : checks + " checks")
        : Fault.at(candidate.placeHere("smoke.checks"), this)
            .impact("a release that doesn't even start would get traffic")
            .requires("at least one smoke check")
            .suggests("declare a check, such as the path / with status 200")
            .blocks();
  }
}
