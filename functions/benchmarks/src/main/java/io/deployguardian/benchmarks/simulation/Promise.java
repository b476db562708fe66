package io.deployguardian.benchmarks.simulation;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What we say of the judge in a scenario, held against what was found. */
public sealed interface Promise {

  /** A few words, such as "≤ 1.41 % failed". */
  String terms(int rollouts);

  /** What was found instead; empty if the promise holds. */
  Optional<String> brokenBy(Tally tally);

  static Promise failsAtMost(double share) {
    return new AtMost("failed", share, Tally::failed);
  }

  static Promise failsAtLeast(double share) {
    return new AtLeast("failed", share, Tally::failed);
  }

  static Promise passesAtMost(double share) {
    return new AtMost("passed", share, Tally::passed);
  }

  static Promise passesAtLeast(double share) {
    return new AtLeast("passed", share, Tally::passed);
  }

  static Promise halfFailWithin(int intervals) {
    return new HalfFailWithin(intervals);
  }

  /**
   * An error's true share is at most {@code share}. So chance may show 2.6 standard errors more,
   * and exceeds that once in 200 times where the share is just that.
   */
  record AtMost(String what, double share, ToDoubleFunction<Tally> found) implements Promise {

    @Override
    public String terms(int rollouts) {
      return "≤ " + Percent.of(bound(rollouts)) + " " + what;
    }

    @Override
    public Optional<String> brokenBy(Tally tally) {
      double found = found().applyAsDouble(tally);
      return found <= bound(tally.rollouts())
          ? Optional.empty()
          : Optional.of(Percent.of(found) + " " + what);
    }

    private double bound(int rollouts) {
      return share + 2.6 * Math.sqrt(share * (1 - share) / rollouts);
    }
  }

  /** The share that is found, as it is. */
  record AtLeast(String what, double share, ToDoubleFunction<Tally> found) implements Promise {

    @Override
    public String terms(int rollouts) {
      return "≥ " + Percent.of(share) + " " + what;
    }

    @Override
    public Optional<String> brokenBy(Tally tally) {
      double found = found().applyAsDouble(tally);
      return found >= share ? Optional.empty() : Optional.of(Percent.of(found) + " " + what);
    }
  }

  /** The median of the delay, where who never fails is later than all others. */
  record HalfFailWithin(int intervals) implements Promise {

    @Override
    public String terms(int rollouts) {
      return "half fail within " + intervals;
    }

    @Override
    public Optional<String> brokenBy(Tally tally) {
      var median = tally.delay(0.5);
      if (median.isEmpty()) {
        return Optional.of("half never fail");
      }
      return median.getAsInt() <= intervals
          ? Optional.empty()
          : Optional.of("half fail within " + median.getAsInt());
    }
  }
}
