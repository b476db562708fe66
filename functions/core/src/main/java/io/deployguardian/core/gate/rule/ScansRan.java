package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Alerts;
import java.util.List;

/** A scan that never ran found nothing, and that says nothing. */
record ScansRan(Alerts alerts) implements GateRule {

  @Override
  public String name() {
    return "scan_never_ran";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    Scans scans = Scans.of(candidate, alerts);
    List<String> never =
        scans.said().entrySet().stream()
            .filter(entry -> entry.getValue().ran().isEmpty())
            .map(entry -> Scans.word(entry.getKey()))
            .toList();
    return never.isEmpty()
        ? scans.nothing(this, "each scan that the plan asks for ran")
        : Fault.at(candidate.commitPlace(), this)
            .impact("nobody knows what they would have found")
            .requires("a run of each scan that the plan asks for")
            .suggests("switch on %s, or run it".formatted(Few.of(never)))
            .blocks();
  }
}
