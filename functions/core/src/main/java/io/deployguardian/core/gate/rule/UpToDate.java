package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Commits.Comparison;

/** What its branch has since then is not in it. Of a pattern nobody knows the branch. */
record UpToDate(Branches branches) implements GateRule {

  @Override
  public String name() {
    return "behind_branch";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    if (Branches.pattern(candidate).isPresent()) {
      return passed("the plan takes any branch that matches");
    }
    return given(
        branches.of(candidate),
        branch ->
            given(
                branches.compared(candidate, branch),
                comparison -> judged(candidate, branch, comparison)));
  }

  private Outcome judged(Candidate candidate, String branch, Comparison comparison) {
    int behind = comparison.behind();
    return behind == 0
        ? passed("current with " + branch)
        : Fault.at(candidate.commitPlace(), this)
            .impact("fixes that are merged already are not in it")
            .requires("a commit that is current with " + branch)
            .suggests(
                "deploy the head of %s, which is %d %s ahead"
                    .formatted(branch, behind, behind == 1 ? "commit" : "commits"))
            .warns();
  }
}
