package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.source.Answer;
import io.deployguardian.core.gate.source.Commits;
import io.deployguardian.core.gate.source.Commits.Comparison;
import java.util.Optional;

/** The branch that a candidate is held against. */
record Branches(Commits commits) {

  /** Whether the plan names one branch, and no pattern of several. */
  static Optional<String> named(Candidate candidate) {
    return candidate.promotion().branch().filter(branch -> !isPattern(branch));
  }

  static Optional<String> pattern(Candidate candidate) {
    return candidate.promotion().branch().filter(Branches::isPattern);
  }

  private static boolean isPattern(String branch) {
    return branch.contains("*");
  }

  /** The branch of the plan, else the repository's main one. */
  Answer<String> of(Candidate candidate) {
    return named(candidate)
        .map(Answer::known)
        .orElseGet(() -> commits.defaultBranch(candidate.subject()));
  }

  Answer<Comparison> compared(Candidate candidate, String branch) {
    return commits.compare(candidate.subject(), branch);
  }
}
