package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Commits;
import io.deployguardian.core.gate.source.Commits.Comparison;
import io.deployguardian.core.plan.Migrations;
import io.deployguardian.core.rollout.Release;
import java.util.List;
import java.util.Optional;

/** The migrations that a deployment brings: those that came since what runs now. */
record PendingMigrations(Commits commits) {

  private static final String UNSEEN = "perhaps: the change has more files than GitHub tells";

  /**
   * None where the service declares none. A first release brings all that there are; a change too
   * large to be told may bring some.
   */
  Answer<List<String>> of(Candidate candidate) {
    Optional<Migrations> declared = candidate.declared().migrations();
    if (declared.isEmpty()) {
      return Answer.known(List.of());
    }
    Optional<Release> baseline = candidate.subject().baseline();
    if (baseline.isEmpty()) {
      return Answer.known(declared.get().paths());
    }
    return commits
        .compare(candidate.subject(), baseline.get().commit())
        .map(comparison -> among(comparison, declared.get()));
  }

  private static List<String> among(Comparison comparison, Migrations declared) {
    List<String> found = declared.among(comparison.paths());
    return found.isEmpty() && !comparison.complete() ? List.of(UNSEEN) : found;
  }
}
