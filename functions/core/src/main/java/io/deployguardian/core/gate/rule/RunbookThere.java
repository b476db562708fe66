package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;

/** What to do at three in the morning, and it has to be there to read. */
record RunbookThere(Documents documents) implements GateRule {

  @Override
  public String name() {
    return "no_runbook";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    return candidate
        .declared()
        .runbook()
        .map(runbook -> declared(candidate, runbook))
        .orElseGet(() -> missing(candidate, "declare one, such as docs/runbook.md"));
  }

  private Outcome declared(Candidate candidate, String runbook) {
    return given(
        documents.isThere(candidate, runbook),
        there ->
            there
                ? passed("declared: " + runbook)
                : missing(candidate, "write %s, which is not there or empty".formatted(runbook)));
  }

  private Outcome missing(Candidate candidate, String suggestion) {
    return Fault.at(candidate.place("runbook"), this)
        .impact("whoever is on call has to find out everything")
        .requires("a runbook that can be read")
        .suggests(suggestion)
        .blocks();
  }
}
