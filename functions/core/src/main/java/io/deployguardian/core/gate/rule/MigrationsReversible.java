package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.plan.Migrations;
import java.util.List;

/**
 * Traffic may go back to the release before: its database must still be one that it understands.
 */
record MigrationsReversible(PendingMigrations migrations) implements GateRule {

  @Override
  public String name() {
    return "migrations_not_reversible";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    if (candidate.subject().baseline().isEmpty()) {
      return passed("a first release has nothing to go back to");
    }
    return given(migrations.of(candidate), pending -> judged(candidate, pending));
  }

  private Outcome judged(Candidate candidate, List<String> pending) {
    if (pending.isEmpty()) {
      return passed("no migration is pending");
    }
    return candidate.declared().migrations().filter(Migrations::reversible).isPresent()
        ? passed("reversible: " + Few.of(pending))
        : Fault.at(candidate.place("migrations.reversible"), this)
            .impact("the release before can't run on the migrated database")
            .requires("migrations that the release before can live with")
            .suggests("add first and remove a release later: " + Few.of(pending))
            .blocks();
  }
}
