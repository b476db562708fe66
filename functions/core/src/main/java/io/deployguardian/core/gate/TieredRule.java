package io.deployguardian.core.gate;

import io.deployguardian.core.plan.Tier;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A rule, and what its findings are worth in each tier. */
public record TieredRule(GateRule rule, Map<Tier, Force> forces) {

  /** What a finding may do. */
  public enum Force {
    /** Veto, where the rule itself thinks so. */
    BLOCKS,
    /** No more than warn. */
    WARNS,
    NOT_ASKED
  }

  public TieredRule {
    Objects.requireNonNull(rule, "rule");
    forces = new EnumMap<>(forces);
    for (Tier tier : Tier.values()) {
      Objects.requireNonNull(forces.get(tier), tier::name);
    }
  }

  /** Empty where the candidate's tier doesn't ask. */
  Optional<Outcome> ask(Candidate candidate) {
    return switch (forces.get(candidate.tier())) {
      case BLOCKS -> Optional.of(asked(candidate));
      case WARNS -> Optional.of(softened(asked(candidate)));
      case NOT_ASKED -> Optional.empty();
    };
  }

  /** A rule that breaks knows nothing: the gate still answers, and never with a yes. */
  private Outcome asked(Candidate candidate) {
    try {
      return rule.ask(candidate);
    } catch (RuntimeException e) {
      return rule.unanswered("the rule broke: " + e.getClass().getSimpleName());
    }
  }

  /** Where a finding would only warn, silence does no more. */
  private static Outcome softened(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Violated violated -> new Outcome.Violated(violated.violation().asWarning());
      case Outcome.NoAnswer silent -> new Outcome.Violated(silent.violation().asWarning());
      case Outcome.Passed passed -> passed;
      case Outcome.NotAvailable none -> none;
    };
  }
}
