package io.deployguardian.benchmarks.simulation;

import java.util.OptionalInt;

/**
 * How a rollout ended.
 *
 * @param failedAt the interval, from 1, after which the look was that failed it
 * @param passed whether it goes on after the last interval; neither is: it waits for more data
 */
public record Outcome(OptionalInt failedAt, boolean passed) {

  public static final Outcome PASSED = new Outcome(OptionalInt.empty(), true);
  public static final Outcome UNDECIDED = new Outcome(OptionalInt.empty(), false);

  public static Outcome failed(int interval) {
    return new Outcome(OptionalInt.of(interval), false);
  }
}
