package io.deployguardian.core.gate.source;

import io.deployguardian.core.plan.Objectives;
import io.deployguardian.core.rollout.ServiceKey;

/** How many errors a service may still make. */
@FunctionalInterface
public interface ErrorBudgets {

  /** The share of the budget that is left: 1 untouched, 0 spent, less than that overspent. */
  Answer<Double> left(ServiceKey key, Objectives objectives);

  /** A guardian that doesn't watch objectives. */
  static ErrorBudgets none() {
    return (key, objectives) -> Answer.notAvailable("this guardian watches no error budgets");
  }
}
