package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.ErrorBudgets;
import java.util.Locale;

/** A service that made all the errors it may make is left alone until users had some peace. */
record BudgetLeft(ErrorBudgets budgets) implements GateRule {

  private static final double PERCENT = 100;

  @Override
  public String name() {
    return "error_budget_spent";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    return given(
        budgets.left(candidate.key(), candidate.declared().objectives()),
        left -> judged(candidate, left));
  }

  private Outcome judged(Candidate candidate, double left) {
    // Not "left <= 0": a number that isn't one is no budget.
    return left > 0
        ? passed(String.format(Locale.ROOT, "%.0f %% left", left * PERCENT))
        : Fault.at(candidate.place("objectives"), this)
            .impact("users had more errors than they were promised")
            .requires("some error budget left")
            .suggests("deploy what makes it more reliable, once some budget is back")
            .blocks();
  }
}
