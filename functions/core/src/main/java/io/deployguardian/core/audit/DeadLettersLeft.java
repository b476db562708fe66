package io.deployguardian.core.audit;

import io.deployguardian.core.rollout.Severity;
import java.util.List;

/** Is anything in the dead letters? Each is an event that reached nobody. */
public final class DeadLettersLeft implements AuditRule {

  @Override
  public String name() {
    return "dead-letters";
  }

  @Override
  public List<Finding> ask(Evidence evidence) {
    if (evidence.deadLetters() == 0) {
      return List.of();
    }
    return List.of(
        new Finding(
            name(),
            Severity.WARNING,
            "event-relay",
            evidence.deadLetters() + " dead letters",
            "read why they could not be delivered, mend it, and redrive them"));
  }
}
