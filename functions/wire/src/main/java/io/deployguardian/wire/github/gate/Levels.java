package io.deployguardian.wire.github.gate;

import io.deployguardian.core.plan.Security.Level;
import io.deployguardian.wire.github.api.rest.AlertsApi.Rule;

/** GitHub's words for how bad a finding is. */
final class Levels {

  private Levels() {}

  /** A word that nobody here knows is taken for the worst. */
  static Level of(String word) {
    return switch (word) {
      case "low" -> Level.LOW;
      case "medium", "moderate" -> Level.MODERATE;
      case "high" -> Level.HIGH;
      default -> Level.CRITICAL;
    };
  }

  /**
   * A rule that isn't about security has a severity only. What GitHub's own check fails at, unless
   * it is told otherwise, is a high security finding, or an error.
   */
  static Level of(Rule rule) {
    return rule.securitySeverityLevel()
        .map(Levels::of)
        .orElseGet(
            () ->
                switch (rule.severity().orElse("error")) {
                  case "none", "note" -> Level.LOW;
                  case "warning" -> Level.MODERATE;
                  default -> Level.HIGH;
                });
  }
}
