package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Commits.Comparison;
import io.deployguardian.core.gate.source.Origins;

/**
 * The commit is on the branch that the environment is deployed from. A pattern of branches is held
 * against the ref of the deployment; where the plan names none, a commit that is not on the main
 * branch is worth a warning.
 */
record OnItsBranch(Branches branches, Origins origins) implements GateRule {

  private static final String HEADS = "refs/heads/";

  @Override
  public String name() {
    return "not_on_branch";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    return Branches.pattern(candidate)
        .map(
            pattern ->
                given(
                    origins.of(candidate.subject()),
                    told -> matched(candidate, pattern, plain(told.ref()))))
        .orElseGet(
            () ->
                given(
                    branches.of(candidate),
                    branch ->
                        given(
                            branches.compared(candidate, branch),
                            comparison -> judged(candidate, branch, comparison))));
  }

  private Outcome matched(Candidate candidate, String pattern, String ref) {
    return candidate.promotion().takes(ref)
        ? passed("%s is one of %s".formatted(ref, pattern))
        : off(candidate, pattern, "deploy from %s: %s is none".formatted(pattern, ref)).blocks();
  }

  private Outcome judged(Candidate candidate, String branch, Comparison comparison) {
    if (comparison.ahead() == 0) {
      return passed("on " + branch);
    }
    Fault fault = off(candidate, branch, "merge it into %s and deploy that".formatted(branch));
    return Branches.named(candidate).isPresent() ? fault.blocks() : fault.warns();
  }

  private Fault off(Candidate candidate, String branch, String suggestion) {
    return Fault.at(candidate.commitPlace(), this)
        .impact("the next deployment takes away what only this one has")
        .requires("a commit on " + branch)
        .suggests(suggestion);
  }

  private static String plain(String ref) {
    return ref.startsWith(HEADS) ? ref.substring(HEADS.length()) : ref;
  }
}
