package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Alerts;
import io.deployguardian.core.gate.source.Alerts.Finding;
import io.deployguardian.core.plan.Security;
import java.util.List;

/** No finding at or above the plan's severity, in code, dependencies or secrets. */
record NoOpenFindings(Alerts alerts) implements GateRule {

  @Override
  public String name() {
    return "open_security_findings";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    Security security = candidate.declared().security();
    Scans scans = Scans.of(candidate, alerts);
    List<Finding> open = scans.findings(security::minds);
    return open.isEmpty()
        ? scans.nothing(this, "none open at or above " + security.severity())
        : Fault.at(candidate.commitPlace(), this)
            .impact("known holes would be deployed: " + open.size())
            .requires("no open finding at or above " + security.severity())
            .suggests("fix " + Scans.told(open))
            .blocks();
  }
}
