package io.deployguardian.core.canary;

import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A verdict with everything it stands on.
 *
 * @param decidedAt how many intervals it took: the first that failed, or the first from which on it
 *     passed to the end; empty while it is inconclusive
 * @param metrics each metric's own findings, in the order of the plan; as of {@code decidedAt}
 *     where one failed, because what came later was not looked at
 */
public record Judgement(Verdict verdict, OptionalInt decidedAt, List<Finding> metrics) {

  public Judgement {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(decidedAt, "decidedAt");
    metrics = List.copyOf(metrics);
  }

  /**
   * What one metric says by itself, whether or not it is critical or required.
   *
   * @param effect the canary's relative difference from its baseline: 0.2 is a fifth more; empty
   *     where there is nothing to compare with
   * @param interval where the true effect is, valid at any look; empty where nothing is known
   * @param evidence the e-value against "no worse than the baseline": 1 says nothing, and {@code 1
   *     / alpha} fails
   * @param samples usable intervals
   * @param excluded what was left out of the comparison, by reason
   */
  public record Finding(
      String metric,
      Verdict verdict,
      OptionalDouble effect,
      Optional<Interval> interval,
      double evidence,
      int samples,
      Sizes sizes,
      List<Exclusion> excluded) {

    public Finding {
      Objects.requireNonNull(metric, "metric");
      Objects.requireNonNull(verdict, "verdict");
      Objects.requireNonNull(effect, "effect");
      Objects.requireNonNull(interval, "interval");
      Objects.requireNonNull(sizes, "sizes");
      excluded = List.copyOf(excluded);
    }

    public List<Reason> reasons() {
      return verdict.reasons();
    }
  }

  /** From {@code low} to {@code high}; infinite where it is open. */
  public record Interval(double low, double high) {}

  /** Events on either side, for values the observations behind them; 0 if unknown. */
  public record Sizes(long baseline, long canary) {}

  /** So many intervals were left out, for this reason. */
  public record Exclusion(String why, int intervals) {}
}
