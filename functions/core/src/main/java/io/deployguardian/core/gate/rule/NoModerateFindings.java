package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Alerts;
import io.deployguardian.core.gate.source.Alerts.Finding;
import io.deployguardian.core.plan.Security;
import io.deployguardian.core.plan.Security.Level;
import java.util.List;

/** Findings below the plan's severity are worth a look. The mild ones are not even that. */
record NoModerateFindings(Alerts alerts) implements GateRule {

  @Override
  public String name() {
    return "moderate_findings";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    Security security = candidate.declared().security();
    Scans scans = Scans.of(candidate, alerts);
    List<Finding> open =
        scans.findings(level -> !security.minds(level) && level.compareTo(Level.MODERATE) >= 0);
    return open.isEmpty()
        ? scans.nothing(this, "none open below " + security.severity())
        : Fault.at(candidate.commitPlace(), this)
            .impact("what is moderate alone may be worse together: " + open.size())
            .requires("no open finding at or above " + Level.MODERATE)
            .suggests("look at " + Scans.told(open))
            .warns();
  }
}
