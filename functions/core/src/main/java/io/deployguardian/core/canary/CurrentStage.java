package io.deployguardian.core.canary;

import io.deployguardian.core.plan.CanaryPlan;
import io.deployguardian.core.plan.Stage;
import io.deployguardian.core.rollout.Soaking;
import java.time.Duration;
import java.time.Instant;

/** The stage that a canary soaks in, as its plan has it. */
record CurrentStage(Soaking at, CanaryPlan plan) {

  static CurrentStage of(Soaking at, CanaryPlan plan) {
    return new CurrentStage(
        at, at.subject().baseline().isPresent() ? plan : plan.withoutBaseline());
  }

  Stage stage() {
    if (plan.stages().isEmpty()) {
      // Resumed after a promotion that was held: there is no stage to go back to, and no soak.
      return new Stage(at.weight(), Duration.ZERO);
    }
    return plan.stages().get(Math.min(at.stage(), plan.stages().size() - 1));
  }

  /**
   * The soak counts in measured time: what was not measured has not soaked.
   *
   * @param until the end of the last interval that was measured
   */
  boolean soaked(Instant until) {
    return !until.isBefore(at.since().plus(stage().soak()));
  }

  boolean isOverdue(Instant now) {
    return now.isAfter(at.since().plus(stage().soak()).plus(plan.patience()));
  }

  boolean isLast() {
    return plan.isLast(at.stage());
  }
}
