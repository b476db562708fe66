package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;

/**
 * Without limits one instance can take all that others need; without scaling one is all there is.
 */
record ResourcesDeclared() implements GateRule {

  @Override
  public String name() {
    return "no_resource_limits";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    return candidate
        .declared()
        .resources()
        .map(
            some ->
                passed("%d to %d instances".formatted(some.leastReplicas(), some.mostReplicas())))
        .orElseGet(
            () ->
                Fault.at(candidate.place("resources"), this)
                    .impact("a leak takes the neighbours down, a rush the service")
                    .requires("resource limits or scaling")
                    .suggests("declare cpu, memory or replicas")
                    .blocks());
  }
}
