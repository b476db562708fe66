package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.Judgement.Finding;
import io.deployguardian.core.canary.Judgement.Interval;
import io.deployguardian.core.canary.Judgement.Sizes;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Reason;
import io.deployguardian.core.rollout.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric, interval by interval. It fails on evidence from the whole rollout, and for good; it
 * passes on evidence from the stage that is judged, and for now.
 */
abstract sealed class Trial permits RatioTrial, ValueTrial {

  private final Metric metric;
  private final boolean comparable;
  private final Bars bars;
  private final Comparisons comparisons;
  private final Optional<Limit> limit;
  private final Window rollout = new Window();
  private Window stage = rollout;
  private boolean failed;

  /**
   * @param share of its events, or of its intervals, that may be beyond the threshold, if there is
   *     one
   */
  Trial(
      Metric metric,
      boolean comparable,
      Bars bars,
      OptionalDouble share,
      List<? extends Comparison> directions) {
    this.metric = metric;
    this.comparable = comparable;
    this.bars = bars;
    this.comparisons = new Comparisons(directions, bars);
    this.limit = share.isPresent() ? Optional.of(new Limit(share.getAsDouble())) : Optional.empty();
  }

  /** How many tests share the error rate of a metric. */
  static int tests(Metric metric, boolean comparable) {
    int directions = metric.direction() == Metric.Direction.EITHER ? 2 : 1;
    return Math.max(1, (comparable ? directions : 0) + (metric.threshold().isPresent() ? 1 : 0));
  }

  final Metric metric() {
    return metric;
  }

  final void nextStage() {
    if (!isFinal()) {
      stage = new Window();
      comparisons.nextStage();
      limit.ifPresent(Limit::nextStage);
    }
  }

  final void observe(Reading baseline, Reading canary) {
    if (isFinal()) {
      return;
    }
    if (comparable && isIdle(baseline, canary)) {
      rollout.idle();
      if (stage != rollout) {
        stage.idle();
      }
      return;
    }
    Optional<String> fault = fault(canary).map("canary: "::concat);
    if (fault.isEmpty()) {
      limit.ifPresent(l -> limit(l, canary));
      if (comparable) {
        fault = fault(baseline).map("baseline: "::concat);
      }
      if (fault.isEmpty()) {
        use(baseline, canary);
      }
    }
    note(rollout, fault);
    if (stage != rollout) {
      note(stage, fault);
    }
    failed |= isBeyondLimit() || comparisons.isWorse();
  }

  private static void note(Window window, Optional<String> fault) {
    fault.ifPresentOrElse(window::exclude, window::use);
  }

  final Standing standing() {
    if (failed) {
      return Standing.FAIL;
    }
    return obstacle() == Obstacle.NONE ? Standing.PASS : Standing.UNCLEAR;
  }

  /** A warning is not the end: the rollout goes on, and so do its data. */
  private boolean isFinal() {
    return failed && metric.critical();
  }

  /** Whether there are too few data to say anything, good or bad. */
  final boolean lacksData() {
    return obstacle().compareTo(Obstacle.GAPS) <= 0;
  }

  /** Whether the stage has nothing at all to be judged by. */
  final boolean hasNoData() {
    return stage.usable() == 0;
  }

  final Finding finding() {
    var told = new Telling(this);
    Reason reason = new Reason(metric.name(), told.sentence());
    Verdict verdict =
        switch (standing()) {
          case PASS -> new Verdict.Pass(List.of(reason));
          case UNCLEAR -> new Verdict.Inconclusive(List.of(reason));
          case FAIL -> new Verdict.Fail(List.of(reason));
        };
    return new Finding(
        metric.name(),
        verdict,
        effect(),
        interval(),
        Math.min(Double.MAX_VALUE, Math.exp(evidence())),
        rollout.usable(),
        sizes(),
        rollout.exclusions());
  }

  final Obstacle obstacle() {
    if (!comparable && limit.isEmpty()) {
      return Obstacle.NOTHING_TO_JUDGE_BY;
    }
    if (hasNoData()) {
      return Obstacle.NO_DATA;
    }
    if (stage.usable() < Window.ENOUGH) {
      return Obstacle.TOO_FEW_INTERVALS;
    }
    if (stage.hasGaps()) {
      return Obstacle.GAPS;
    }
    if (unreliable().isPresent()) {
      return Obstacle.UNRELIABLE;
    }
    if (comparisons.isChanging()) {
      return Obstacle.CHANGING;
    }
    if (limit.filter(this::isInTheWay).isPresent()) {
      return Obstacle.AT_THE_LIMIT;
    }
    return comparisons.isShownWithin() ? Obstacle.NONE : Obstacle.NOT_SHOWN;
  }

  /**
   * Beside a baseline it is enough not to be at the limit; alone, to be below it has to be shown.
   */
  private boolean isInTheWay(Limit it) {
    return it.isAt() || (!comparable && it.evidenceBelow() < bars.pass());
  }

  final boolean isBeyondLimit() {
    return limit.filter(l -> l.evidence() >= bars.fail()).isPresent();
  }

  /** The strongest evidence against the canary that there is, as a logarithm. */
  final double evidence() {
    double beyond = limit.map(Limit::evidence).orElse(Double.NEGATIVE_INFINITY);
    return comparable || limit.isPresent() ? Math.max(beyond, comparisons.worse()) : 0;
  }

  /** The least evidence of being within the tolerance or below the limit, as a logarithm. */
  final double evidenceWithin() {
    return comparable ? comparisons.withinHere() : limit.map(Limit::evidenceBelow).orElse(0.0);
  }

  final Comparisons comparisons() {
    return comparisons;
  }

  final Bars bars() {
    return bars;
  }

  final boolean isComparable() {
    return comparable;
  }

  final Window rollout() {
    return rollout;
  }

  final Window stage() {
    return stage;
  }

  /** Whether nothing at all happened on either side. */
  abstract boolean isIdle(Reading baseline, Reading canary);

  /** Why a reading can't be used, if it can't. */
  abstract Optional<String> fault(Reading reading);

  /** Takes in what can be used; the baseline's reading means nothing without a baseline. */
  abstract void use(Reading baseline, Reading canary);

  abstract void limit(Limit limit, Reading canary);

  /** Why no pass could be built on the data, although there are enough of them. */
  abstract Optional<String> unreliable();

  abstract OptionalDouble effect();

  abstract Optional<Interval> interval();

  abstract Sizes sizes();

  /** What was seen on both sides, in words. */
  abstract String seen();

  /** What it would take to see more, in words. */
  abstract Optional<String> outlook();
}
