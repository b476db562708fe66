package io.deployguardian.core.gate;

import java.util.Arrays;

/** Outcomes to test with. */
final class Outcomes {

  private Outcomes() {}

  static Outcome veto(String subject) {
    return new Outcome.Violated(violation(subject, true));
  }

  static Outcome warning(String subject) {
    return new Outcome.Violated(violation(subject, false));
  }

  static Violation violation(String subject, boolean blocking) {
    return new Violation(
        subject, "services.shop." + subject, "harm", "something", "mend " + subject, blocking);
  }

  static Readiness readiness(Outcome... outcomes) {
    return new Readiness(
        Arrays.stream(outcomes).map(outcome -> new Inspected("shop", outcome)).toList());
  }
}
