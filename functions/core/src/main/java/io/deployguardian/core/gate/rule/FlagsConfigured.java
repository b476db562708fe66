package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Flags;
import java.util.List;
import java.util.Set;

/** A flag that is not configured has the default that somebody wrote months ago. */
record FlagsConfigured(Flags flags) implements GateRule {

  @Override
  public String name() {
    return "flags_not_configured";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    List<String> declared = candidate.declared().flags();
    return declared.isEmpty()
        ? passed("the service reads none")
        : given(flags.configured(candidate.key()), known -> judged(candidate, declared, known));
  }

  private Outcome judged(Candidate candidate, List<String> declared, Set<String> known) {
    List<String> missing = declared.stream().filter(flag -> !known.contains(flag)).toList();
    return missing.isEmpty()
        ? passed("configured: " + Few.of(declared))
        : Fault.at(candidate.place("flags"), this)
            .impact("what they switch is on or off by chance")
            .requires("each flag that the service reads is configured")
            .suggests("configure " + Few.of(missing))
            .warns();
  }
}
