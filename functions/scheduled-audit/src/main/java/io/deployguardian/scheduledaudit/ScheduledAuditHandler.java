package io.deployguardian.scheduledaudit;

import io.quarkus.funqy.Funq;
import java.util.Map;

/** Placeholder that proves the packaging: answers what it was asked. */
public class ScheduledAuditHandler {
  @Funq("scheduled-audit")
  public Map<String, Object> handle(Map<String, Object> input) {
    return Map.of("function", "scheduled-audit", "input", input);
  }
}
