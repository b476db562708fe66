package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.plan.Monitoring;
import java.util.Optional;

/** Alerts tell somebody; dashboards only whoever looks. */
record Monitored() implements GateRule {

  @Override
  public String name() {
    return "missing_monitoring";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    Optional<Monitoring> monitoring = candidate.declared().monitoring();
    int alerts = monitoring.map(declared -> declared.alerts().size()).orElse(0);
    int dashboards = monitoring.map(declared -> declared.dashboards().size()).orElse(0);
    if (alerts > 0) {
      return passed(alerts == 1 ? "1 alert" : alerts + " alerts");
    }
    Fault fault =
        Fault.at(candidate.place("monitoring.alerts"), this)
            .impact("users notice an outage before the team does")
            .requires("alerts that tell the team")
            .suggests("declare the alarms that watch the service");
    return dashboards > 0 ? fault.warns() : fault.blocks();
  }
}
