package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.plan.FreezeWindow;
import java.time.Instant;

/** The plan's freeze windows. */
record NotFrozen() implements GateRule {

  @Override
  public String name() {
    return "frozen";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    return candidate
        .promotion()
        .frozenBy(candidate.now())
        .map(window -> frozen(candidate, window))
        .orElseGet(() -> passed("no freeze window covers " + candidate.now()));
  }

  private Outcome frozen(Candidate candidate, FreezeWindow window) {
    Instant now = candidate.now();
    String end = window.endsAfter(now).orElseThrow().toString();
    String thaw =
        candidate
            .promotion()
            .thawsAfter(now)
            .map(Instant::toString)
            .orElse("somebody changes the windows, which never end");
    return Fault.at(candidate.placeHere("freeze"), this)
        .impact("frozen until %s: %s".formatted(end, window.reason()))
        .requires("a time that no freeze window covers")
        .suggests("wait until %s (%s)".formatted(thaw, window.reason()))
        .blocks();
  }
}
