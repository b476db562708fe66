package io.deployguardian.rollback;

import io.quarkus.funqy.Funq;
import java.util.Map;

/** Placeholder that proves the packaging: answers what it was asked. */
public class RollbackHandler {
  @Funq("rollback")
  public Map<String, Object> handle(Map<String, Object> input) {
    return Map.of("function", "rollback", "input", input);
  }
}
