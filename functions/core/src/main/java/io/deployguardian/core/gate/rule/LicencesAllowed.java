package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Licences;
import io.deployguardian.core.gate.source.Licences.Dependency;
import io.deployguardian.core.plan.Security;
import java.util.List;

/** What came with the change is under licences that the plan doesn't deny. */
record LicencesAllowed(Licences licences) implements GateRule {

  @Override
  public String name() {
    return "denied_licence";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    return given(licences.since(candidate.subject()), changed -> judged(candidate, changed));
  }

  private Outcome judged(Candidate candidate, List<Dependency> changed) {
    Security security = candidate.declared().security();
    List<Dependency> denied = changed.stream().filter(one -> isDenied(one, security)).toList();
    if (!denied.isEmpty()) {
      return Fault.at(denied.getFirst().manifest(), this)
          .impact("the licence may bind all of the service's own code")
          .requires("no dependency under " + String.join(", ", security.deniedLicences()))
          .suggests("replace " + told(denied))
          .blocks();
    }
    List<Dependency> unknown = changed.stream().filter(one -> one.licence().isEmpty()).toList();
    return unknown.isEmpty()
        ? passed("none among %d changed dependencies".formatted(changed.size()))
        : Fault.at(unknown.getFirst().manifest(), this)
            .impact("nobody knows what they allow")
            .requires("dependencies whose licence is known")
            .suggests("look up the licence of " + told(unknown))
            .warns();
  }

  private static boolean isDenied(Dependency one, Security security) {
    return one.licence()
        .filter(licence -> LicenceExpression.isDenied(licence, security::denies))
        .isPresent();
  }

  private static String told(List<Dependency> some) {
    return Few.of(
        some.stream()
            .map(
                one ->
                    "%s %s (%s)"
                        .formatted(one.name(), one.version(), one.licence().orElse("unknown")))
            .toList());
  }
}
