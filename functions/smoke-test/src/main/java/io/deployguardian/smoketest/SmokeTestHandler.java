package io.deployguardian.smoketest;

import io.quarkus.funqy.Funq;
import java.util.Map;

/** Placeholder that proves the packaging: answers what it was asked. */
public class SmokeTestHandler {
  @Funq("smoke-test")
  public Map<String, Object> handle(Map<String, Object> input) {
    return Map.of("function", "smoke-test", "input", input);
  }
}
