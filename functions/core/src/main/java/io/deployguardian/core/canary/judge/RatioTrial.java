package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.Judgement.Interval;
import io.deployguardian.core.canary.Judgement.Sizes;
import io.deployguardian.core.canary.evidence.RateRatio;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Power;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Measurement.Reading.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric that is counted: bad events out of all events. Compared is the kind that is rarer at the
 * baseline, the bad ones or the rest, because that is where a change shows: 99.9 % of successes are
 * a tenth of a percent of failures.
 */
final class RatioTrial extends Trial {

  /** The swing of the ratio that the guarantee covers: a log-sd of 0.3 on either side. */
  private static final double COVERED_SWING = 0.3 * Math.sqrt(2);

  private final List<CountComparison> comparisons;
  private final RateRatio ofBad = new RateRatio();
  private final RateRatio ofRest = new RateRatio();
  private long baselineBad;
  private long baselineTotal;
  private long canaryBad;
  private long canaryTotal;

  RatioTrial(Metric metric, boolean comparable, Bars bars) {
    this(metric, comparable, bars, directions(metric, comparable));
  }

  private RatioTrial(
      Metric metric, boolean comparable, Bars bars, List<CountComparison> comparisons) {
    super(metric, comparable, bars, share(metric), comparisons);
    this.comparisons = comparisons;
  }

  private static List<CountComparison> directions(Metric metric, boolean comparable) {
    List<CountComparison> directions = new ArrayList<>();
    if (comparable && metric.direction() != Direction.DECREASE) {
      directions.add(new CountComparison(metric.tolerance(), true));
    }
    if (comparable && metric.direction() != Direction.INCREASE) {
      directions.add(new CountComparison(metric.tolerance(), false));
    }
    return directions;
  }

  /** Of what is beyond the threshold: the bad events, or the rest where less is worse. */
  private static OptionalDouble share(Metric metric) {
    if (metric.threshold().isEmpty()) {
      return metric.threshold();
    }
    double threshold = metric.threshold().getAsDouble();
    return OptionalDouble.of(isLessWorse(metric) ? 1 - threshold : threshold);
  }

  private static boolean isLessWorse(Metric metric) {
    return metric.direction() == Direction.DECREASE;
  }

  @Override
  boolean isIdle(Reading baseline, Reading canary) {
    return isIdle(baseline) && isIdle(canary);
  }

  private static boolean isIdle(Reading reading) {
    return reading instanceof Count count && count.total() == 0 && count.bad() == 0;
  }

  @Override
  Optional<String> fault(Reading reading) {
    return switch (reading) {
      case Reading.Missing missing -> Optional.of(missing.why());
      case Reading.Value value -> Optional.of("a value where counts are expected");
      case Count count when count.bad() < 0 || count.total() < 0 -> Optional.of("negative counts");
      case Count count when count.bad() > count.total() ->
          Optional.of("more bad events than events");
      case Count count when count.total() == 0 -> Optional.of("no events");
      case Count count -> Optional.empty();
    };
  }

  @Override
  void use(Reading baseline, Reading canary) {
    Count mine = (Count) canary;
    canaryBad = sum(canaryBad, mine.bad());
    canaryTotal = sum(canaryTotal, mine.total());
    if (isComparable()) {
      compare((Count) baseline, mine);
    }
  }

  private void compare(Count other, Count mine) {
    baselineBad = sum(baselineBad, other.bad());
    baselineTotal = sum(baselineTotal, other.total());
    Count otherRest = rest(other);
    Count myRest = rest(mine);
    ofBad.observe(mine.bad(), mine.total(), other.bad(), other.total());
    ofRest.observe(myRest.bad(), mine.total(), otherRest.bad(), other.total());
    boolean rest = restIsRarer();
    for (CountComparison comparison : comparisons) {
      comparison.observe(rest ? otherRest : other, rest ? myRest : mine, rest);
    }
  }

  /** Of the baseline's events so far: what the canary does has no say in what it is judged by. */
  private boolean restIsRarer() {
    long rest = baselineTotal - baselineBad;
    return baselineBad > rest || (baselineBad == rest && isLessWorse(metric()));
  }

  private static Count rest(Count count) {
    return new Count(count.total() - count.bad(), count.total());
  }

  private static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  @Override
  void limit(Limit limit, Reading canary) {
    Count count = (Count) canary;
    limit.observe(isLessWorse(metric()) ? count.total() - count.bad() : count.bad(), count.total());
  }

  @Override
  Optional<String> unreliable() {
    if (!isComparable()) {
      return Optional.empty();
    }
    RateRatio ratio = ratio();
    if (ratio.swingLasts()) {
      return Optional.of("the two sides drift apart and back for intervals on end");
    }
    return ratio.swingsMoreThan(COVERED_SWING)
        ? Optional.of(
            "the two sides swing independently of each other, by a log-sd of "
                + Numbers.plain(ratio.swing() / Math.sqrt(2))
                + " each where 0.3 is covered")
        : Optional.empty();
  }

  @Override
  OptionalDouble effect() {
    return isCompared()
        ? OptionalDouble.of(badRatio(ratio().estimate()) - 1)
        : OptionalDouble.empty();
  }

  @Override
  Optional<Interval> interval() {
    if (!isCompared() || !ratio().hasReach()) {
      return Optional.empty();
    }
    double reach = ratio().reach(bars().alpha());
    double one = badRatio(ratio().estimate() * Math.exp(-reach)) - 1;
    double other = badRatio(ratio().estimate() * Math.exp(reach)) - 1;
    return Double.isNaN(one) || Double.isNaN(other)
        ? Optional.empty()
        : Optional.of(new Interval(Math.min(one, other), Math.max(one, other)));
  }

  private RateRatio ratio() {
    return restIsRarer() ? ofRest : ofBad;
  }

  /** Where neither side has a single one there is no ratio. */
  private boolean isCompared() {
    boolean any = baselineBad > 0 || canaryBad > 0;
    return isComparable() && rollout().usable() > 0 && any;
  }

  /** The ratio of the bad shares, where the ratio of the compared ones is this. */
  private double badRatio(double compared) {
    if (!restIsRarer()) {
      return compared;
    }
    double rest = 1 - (double) baselineBad / baselineTotal;
    return Math.max(0, (1 - compared * rest) / (1 - rest));
  }

  @Override
  Sizes sizes() {
    return new Sizes(baselineTotal, canaryTotal);
  }

  @Override
  String seen() {
    String own = Numbers.share(canaryBad, canaryTotal) + " at the canary";
    return isComparable()
        ? own + ", " + Numbers.share(baselineBad, baselineTotal) + " at the baseline"
        : own;
  }

  @Override
  Optional<String> outlook() {
    int intervals = rollout().usable();
    if (!isComparable() || intervals == 0) {
      return Optional.empty();
    }
    double bad = (baselineBad + 0.5) / (baselineTotal + 1.0);
    double share = Math.min(bad, 1 - bad);
    var power =
        new Power(
            (double) baselineTotal / intervals,
            (double) canaryTotal / intervals,
            share,
            bars().alpha());
    OptionalDouble needed = power.intervals(Power.DOUBLED);
    return Optional.of(
        needed.isPresent()
            ? "at this traffic a doubling is found within about "
                + Numbers.whole(needed.getAsDouble())
                + " intervals"
            : "at this traffic a doubling would not be found");
  }
}
