package io.deployguardian.core.gate.source;

import io.deployguardian.core.rollout.Subject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Who looked at the change before it was merged. */
@FunctionalInterface
public interface Reviews {

  /** The merged pull requests that brought the deployed commit; none if it was pushed. */
  Answer<List<PullRequest>> of(Subject subject);

  /**
   * @param author who opened it
   * @param approvers whose latest review approves
   */
  record PullRequest(int number, String author, Set<String> approvers) {

    public PullRequest {
      Objects.requireNonNull(author, "author");
      Objects.requireNonNull(approvers, "approvers");
      approvers = new TreeSet<>(approvers);
    }

    /** By somebody else: nobody reviews themselves. */
    public boolean isApproved() {
      return approvers.stream().anyMatch(by -> !by.equalsIgnoreCase(author));
    }
  }
}
