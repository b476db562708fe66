package io.deployguardian.benchmarks.simulation;

import io.deployguardian.benchmarks.rollouts.Model;
import java.util.List;

/**
 * A truth about a canary, and what we promise of the judge there.
 *
 * @param name unique: the rollouts are drawn by it
 * @param changedFrom the first interval that is worse, from 1; 1, too, where none is
 */
public record Scenario(
    String name, Group group, Model model, int changedFrom, List<Promise> promises) {

  /** What the truth is like. */
  public enum Group {
    /** Each fail is a false alarm, and their share is promised. */
    NO_WORSE,
    /** As {@link #NO_WORSE}, but swinging more than any promise covers. */
    BEYOND_PROMISE,
    /** From the first to the last interval. */
    WORSE,
    /** In some of the intervals. */
    WORSE_AT_TIMES
  }

  public Scenario {
    promises = List.copyOf(promises);
  }
}
