package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.Violation;

/** A violation in the making, so that its lines have names where they are written. */
record Fault(
    String subject, String location, String impact, String requirement, String suggestion) {

  static Fault at(String location, GateRule rule) {
    return new Fault(rule.name(), location, "", "", "");
  }

  Fault impact(String what) {
    return new Fault(subject, location, what, requirement, suggestion);
  }

  Fault requires(String what) {
    return new Fault(subject, location, impact, what, suggestion);
  }

  Fault suggests(String what) {
    return new Fault(subject, location, impact, requirement, what);
  }

  Outcome blocks() {
    return outcome(true);
  }

  Outcome warns() {
    return outcome(false);
  }

  private Outcome outcome(boolean blocking) {
    return new Outcome.Violated(
        new Violation(subject, location, impact, requirement, suggestion, blocking));
  }
}
