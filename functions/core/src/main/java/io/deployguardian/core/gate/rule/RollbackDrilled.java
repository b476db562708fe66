package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Drills;
import io.deployguardian.core.plan.WayBackPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A way back that was not gone for long may not be one any more. */
record RollbackDrilled(Drills drills) implements GateRule {

  @Override
  public String name() {
    return "rollback_drill_too_old";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    Optional<WayBackPlan> plan = candidate.declared().rollback();
    if (plan.isEmpty()) {
      return skipped("the plan declares no rollback");
    }
    if (candidate.subject().baseline().isEmpty()) {
      return passed("a first release has nothing to go back to");
    }
    return given(
        drills.last(candidate.key()), last -> judged(candidate, plan.get().drillEvery(), last));
  }

  private Outcome judged(Candidate candidate, Duration every, Optional<Instant> last) {
    if (last.filter(at -> !candidate.now().isAfter(at.plus(every))).isPresent()) {
      return passed("the last rollback worked at " + last.get());
    }
    return Fault.at(candidate.place("rollback.drill"), this)
        .impact("nobody knows whether the way back still works")
        .requires("a rollback that worked within %d days".formatted(every.toDays()))
        .suggests(
            "drill a rollback: "
                + last.map(at -> "the last one worked at " + at).orElse("none is known to work"))
        .blocks();
  }
}
