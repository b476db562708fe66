package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.plan.HealthChecks;
import java.util.Optional;

/** Readiness and liveness: the one keeps traffic away, the other starts anew. */
record HealthChecksDeclared() implements GateRule {

  @Override
  public String name() {
    return "no_health_checks";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    Optional<HealthChecks> health = candidate.declared().health();
    boolean ready = health.flatMap(HealthChecks::readiness).isPresent();
    boolean alive = health.flatMap(HealthChecks::liveness).isPresent();
    if (ready && alive) {
      return passed("readiness and liveness are declared");
    }
    String missing = ready ? "liveness" : alive ? "readiness" : "readiness and liveness";
    return Fault.at(candidate.place("health"), this)
        .impact("nobody notices an instance that can't serve")
        .requires("a readiness and a liveness path")
        .suggests("declare " + missing)
        .blocks();
  }
}
