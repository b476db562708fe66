package io.deployguardian.core.gate.rule;

import io.deployguardian.core.gate.Candidate;
import io.deployguardian.core.gate.GateRule;
import io.deployguardian.core.gate.Outcome;
import io.deployguardian.core.gate.source.Reviews;
import io.deployguardian.core.gate.source.Reviews.PullRequest;
import java.util.List;

/** Somebody other than its author approved the change. */
record ChangeReviewed(Reviews reviews) implements GateRule {

  @Override
  public String name() {
    return "not_reviewed";
  }

  @Override
  public Outcome ask(Candidate candidate) {
    return given(reviews.of(candidate.subject()), pulls -> judged(candidate, pulls));
  }

  private Outcome judged(Candidate candidate, List<PullRequest> pulls) {
    List<String> numbers = pulls.stream().map(pull -> "#" + pull.number()).toList();
    if (pulls.stream().anyMatch(PullRequest::isApproved)) {
      return passed("approved in pull request " + Few.of(numbers));
    }
    return Fault.at(candidate.commitPlace(), this)
        .impact("a mistake that nobody looked for goes to users")
        .requires("an approving review by somebody else than the author")
        .suggests(
            pulls.isEmpty()
                ? "bring the change by a pull request, with a review"
                : "have somebody review pull request " + Few.of(numbers))
        .blocks();
  }
}
