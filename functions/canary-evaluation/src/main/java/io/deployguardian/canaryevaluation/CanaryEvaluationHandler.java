package io.deployguardian.canaryevaluation;

import io.quarkus.funqy.Funq;
import java.util.Map;

/** Placeholder that proves the packaging: answers what it was asked. */
public class CanaryEvaluationHandler {
  @Funq("canary-evaluation")
  public Map<String, Object> handle(Map<String, Object> input) {
    return Map.of("function", "canary-evaluation", "input", input);
  }
}
