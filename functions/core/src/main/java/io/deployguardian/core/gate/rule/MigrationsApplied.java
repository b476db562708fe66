package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Ledger.Standing;
import java.util.List;
import java.util.Optional;

/** A migration meets its first real database in the environment that comes first. */
record MigrationsApplied(PendingMigrations migrations, Predecessor predecessor)
    implements GateRule {

  @Override
  public String name() {
    return "migrations_not_applied_before";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    Optional<String> before = candidate.before();
    if (before.isEmpty()) {
      return passed("nothing comes before " + candidate.environmentName());
    }
    return given(
        migrations.of(candidate),
        pending ->
            pending.isEmpty()
                ? passed("no migration is pending")
                : given(
                    predecessor.standing(candidate, before.get()),
                    standing -> judged(before.get(), pending, standing)));
  }

  /** Once is enough: what was taken back left its migrations there. */
  private Outcome judged(String before, List<String> pending, Standing standing) {
    return standing instanceof Standing.Never
        ? Fault.at("environment " + before, this)
            .impact("a migration that fails leaves the database half done")
            .requires("migrations that were applied in %s first".formatted(before))
            .suggests("promote it in %s first: %s".formatted(before, Few.of(pending)))
            .blocks()
        : passed("applied in %s: %s".formatted(before, Few.of(pending)));
  }
}
