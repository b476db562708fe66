package io.deployguardian.core.rollout;

/**
 * The function that decided; its name is the same word everywhere, from the module to the decision
 * log.
 */
public enum Agent {
  WEBHOOK_INTAKE("webhook-intake"),
  EVENT_RELAY("event-relay"),
  READINESS_GATE("readiness-gate"),
  SMOKE_TEST("smoke-test"),
  CANARY_EVALUATION("canary-evaluation"),
  ROLLBACK("rollback"),
  SCHEDULED_AUDIT("scheduled-audit"),
  NOTIFICATION("notification");

  private final String functionName;

  Agent(String functionName) {
    this.functionName = functionName;
  }

  public String functionName() {
    return functionName;
  }

  @Override
  public String toString() {
    return functionName;
  }
}
