package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.plan.WayBackPlan;
import java.util.Optional;

/** A way back that somebody thought of before it was needed. */
record RollbackPlanned(Documents documents) implements GateRule {

  @Override
  public String name() {
    return "no_rollback_plan";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    Optional<WayBackPlan> plan = candidate.declared().rollback();
    if (plan.isEmpty()) {
      return missing(candidate, "rollback", "declare to: last-known-good");
    }
    return plan.get()
        .document()
        .map(document -> documented(candidate, document))
        .orElseGet(() -> passed("declared"));
  }

  private Outcome documented(Candidate candidate, String document) {
    return given(
        documents.isThere(candidate, document),
        there ->
            there
                ? passed("declared, and described in " + document)
                : missing(
                    candidate,
                    "rollback.document",
                    "write %s, which is not there or empty".formatted(document)));
  }

  private Outcome missing(Candidate candidate, String key, String suggestion) {
    return Fault.at(candidate.place(key), this)
        .impact("a bad release stays until somebody finds a way back")
        .requires("a declared way back")
        .suggests(suggestion)
        .blocks();
  }
}
