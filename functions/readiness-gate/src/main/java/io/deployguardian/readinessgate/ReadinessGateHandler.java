package io.deployguardian.readinessgate;

import io.quarkus.funqy.Funq;
import java.util.Map;

/** Placeholder that proves the packaging: answers what it was asked. */
public class ReadinessGateHandler {
  @Funq("readiness-gate")
  public Map<String, Object> handle(Map<String, Object> input) {
    return Map.of("function", "readiness-gate", "input", input);
  }
}
