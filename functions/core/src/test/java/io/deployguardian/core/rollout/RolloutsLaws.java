package io.deployguardian.core.rollout;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for any sequence of commits, run by every implementation of {@link Rollouts}. */
public abstract class RolloutsLaws {

  /** A store that holds nothing yet. */
  protected abstract Rollouts empty();

  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void any_sequence_of_commits_is_answered_and_kept_as_the_model_does(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int commits) {
    new RandomCommits(seed).checkAgainst(empty(), commits);
  }
}
