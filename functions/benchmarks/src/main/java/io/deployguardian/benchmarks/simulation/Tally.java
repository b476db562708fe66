package io.deployguardian.benchmarks.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** What one watcher made of all rollouts of a scenario. Shares are of all rollouts. */
public final class Tally {
  private final int rollouts;
  private final int passed;
  private final int[] delays;

  /**
   * @param changedFrom the first interval that is worse, from 1; who fails earlier found nothing
   */
  Tally(List<Outcome> outcomes, int changedFrom) {
    rollouts = outcomes.size();
    passed = (int) outcomes.stream().filter(Outcome::passed).count();
    delays =
        outcomes.stream()
            .flatMapToInt(outcome -> outcome.failedAt().stream())
            .filter(failedAt -> failedAt >= changedFrom)
            .map(failedAt -> failedAt - changedFrom + 1)
            .sorted()
            .toArray();
  }

  public int rollouts() {
    return rollouts;
  }

  /** The share that failed, once there was something to find. */
  public double failed() {
    return (double) delays.length / rollouts;
  }

  public double passed() {
    return (double) passed / rollouts;
  }

  /**
   * So many intervals it takes until the share {@code q} of all rollouts has failed, counted from
   * the first one that is worse; empty if fewer ever do.
   */
  public OptionalInt delay(double q) {
    int index = (int) Math.ceil(q * rollouts) - 1;
    return index < delays.length ? OptionalInt.of(delays[index]) : OptionalInt.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tally that
        && rollouts == that.rollouts
        && passed == that.passed
        && Arrays.equals(delays, that.delays);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(delays) * 31 + passed;
  }

  @Override
  public String toString() {
    return "Tally[rollouts=" + rollouts + ", passed=" + passed + ", delays=" + delays.length + "]";
  }
}
