package io.deployguardian.core.audit;

import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which active rollouts are past their deadline? The tick should have driven each of them. */
public final class OverdueRollouts implements AuditRule {

  private final Duration tolerated;

  /**
   * @param tolerated how long a step may be due before it is a finding, some ticks long
   */
  public OverdueRollouts(Duration tolerated) {
    this.tolerated = tolerated;
  }

  @Override
  public String name() {
    return "overdue-rollout";
  }

  @Override
  public List<Finding> ask(Evidence evidence) {
    return evidence.due().stream()
        .filter(recorded -> recorded.rollout().isActive())
        .filter(recorded -> overdueBy(recorded, evidence.at()).compareTo(tolerated) > 0)
        .map(recorded -> finding(recorded, evidence.at()))
        .toList();
  }

  private Finding finding(Recorded recorded, Instant now) {
    return new Finding(
        name(),
        Severity.WARNING,
        recorded.id().value(),
        recorded.rollout().state() + " is overdue by " + overdueBy(recorded, now),
        "look at its decisions: aws lambda invoke --qualifier live --function-name deploy-guardian-canary-evaluation"
            + " --payload '{\"status\": {\"rollout\": \""
            + recorded.id()
            + "\"}}' out.json");
  }

  private static Duration overdueBy(Recorded recorded, Instant now) {
    return recorded.rollout().due().map(due -> Duration.between(due, now)).orElse(Duration.ZERO);
  }
}
