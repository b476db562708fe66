package io.deployguardian.core.gate;

import java.util.Objects;

/** What one rule came to about one service. */
public record Inspected(String service, Outcome outcome) {

  public Inspected {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(outcome, "outcome");
  }
}
