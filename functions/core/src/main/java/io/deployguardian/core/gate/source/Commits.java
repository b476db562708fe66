package io.deployguardian.core.gate.source;

import io.deployguardian.core.rollout.Subject;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The deployed commit beside others. */
public interface Commits {

  /**
   * From {@code base} to the deployed commit.
   *
   * @param base a branch's name or a commit
   */
  Answer<Comparison> compare(Subject subject, String base);

  Answer<String> defaultBranch(Subject subject);

  /**
   * @param ahead how many commits the deployed one has and the base hasn't
   * @param behind how many commits the base has and the deployed one hasn't
   * @param paths the files that differ from where the two parted
   * @param complete whether these are all files: GitHub tells 300 at most
   */
  record Comparison(int ahead, int behind, Set<String> paths, boolean complete) {

    public Comparison {
      Objects.requireNonNull(paths, "paths");
      // Sorted, so that a reason lists them in the same order each time.
      paths = new TreeSet<>(paths);
    }
  }
}
