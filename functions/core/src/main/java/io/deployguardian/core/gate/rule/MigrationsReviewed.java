package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Reviews;
import io.deployguardian.core.gate.source.Reviews.PullRequest;
import java.util.List;

/** A migration is hard to take back: somebody else has to have looked at it. */
record MigrationsReviewed(PendingMigrations migrations, Reviews reviews) implements GateRule {

  @Override
  public String name() {
    return "migrations_not_reviewed";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    return given(
        migrations.of(candidate),
        pending ->
            pending.isEmpty()
                ? passed("no migration is pending")
                : given(
                    reviews.of(candidate.subject()), pulls -> judged(candidate, pending, pulls)));
  }

  private Outcome judged(Candidate candidate, List<String> pending, List<PullRequest> pulls) {
    return pulls.stream().anyMatch(PullRequest::isApproved)
        ? passed("reviewed: " + Few.of(pending))
        : Fault.at(candidate.commitPlace(), this)
            .impact("a mistake in the database outlives a rollback")
            .requires("an approving review of a change with migrations")
            .suggests("have somebody review " + Few.of(pending))
            .blocks();
  }
}
