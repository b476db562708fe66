package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.Judgement.Interval;
import io.deployguardian.core.canary.Judgement.Sizes;
import io.deployguardian.core.canary.evidence.MeanShift;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Measurement.Reading.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A metric that is a number per interval, in its own unit. */
final class ValueTrial extends Trial {

  /** Half of the intervals may be beyond a threshold: the typical one is what it limits. */
  private static final double HALF = 0.5;

  /** Autocorrelation up to here is inside the guarantee. */
  private static final double COVERED = 0.8;

  private static final int ENOUGH_TO_SEE_IT = 20;

  private final List<ValueComparison> comparisons;
  private final OptionalLong needed;
  private boolean samplesUnknown;
  private double baselineSum;
  private double canarySum;
  private long baselineSamples;
  private long canarySamples;

  ValueTrial(Metric metric, boolean comparable, Bars bars) {
    this(metric, comparable, bars, directions(metric, comparable));
  }

  private ValueTrial(
      Metric metric, boolean comparable, Bars bars, List<ValueComparison> comparisons) {
    super(
        metric,
        comparable,
        bars,
        metric.threshold().isPresent() ? OptionalDouble.of(HALF) : OptionalDouble.empty(),
        comparisons);
    this.comparisons = comparisons;
    this.needed = Percentile.samplesNeeded(metric.name());
  }

  private static List<ValueComparison> directions(Metric metric, boolean comparable) {
    List<ValueComparison> directions = new ArrayList<>();
    if (comparable && metric.direction() != Direction.DECREASE) {
      directions.add(new ValueComparison(metric.tolerance(), 1));
    }
    if (comparable && metric.direction() != Direction.INCREASE) {
      directions.add(new ValueComparison(metric.tolerance(), -1));
    }
    return directions;
  }

  @Override
  boolean isIdle(Reading baseline, Reading canary) {
    return false;
  }

  @Override
  Optional<String> fault(Reading reading) {
    return switch (reading) {
      case Reading.Missing missing -> Optional.of(missing.why());
      case Reading.Count count -> Optional.of("counts where a value is expected");
      case Value value when !Double.isFinite(value.value()) -> Optional.of("not a finite number");
      case Value value when isThin(value) ->
          Optional.of("fewer than " + needed() + " samples behind the value");
      case Value value -> Optional.empty();
    };
  }

  private boolean isThin(Value value) {
    return value.samples() > 0 && value.samples() < needed();
  }

  private long needed() {
    return needed.orElse(Percentile.FEWEST);
  }

  @Override
  void use(Reading baseline, Reading canary) {
    Value mine = (Value) canary;
    canarySum += mine.value();
    canarySamples += mine.samples();
    samplesUnknown |= mine.samples() == 0;
    if (isComparable()) {
      Value other = (Value) baseline;
      baselineSum += other.value();
      baselineSamples += other.samples();
      samplesUnknown |= other.samples() == 0;
      comparisons.forEach(comparison -> comparison.observe(other.value(), mine.value()));
    }
  }

  @Override
  void limit(Limit limit, Reading canary) {
    double value = ((Value) canary).value();
    double threshold = metric().threshold().orElseThrow();
    boolean beyond =
        metric().direction() == Direction.DECREASE ? value < threshold : value > threshold;
    limit.observe(beyond ? 1 : 0, 1);
  }

  @Override
  Optional<String> unreliable() {
    if (needed.isPresent() && samplesUnknown) {
      return Optional.of("a percentile without its number of samples may be one of thin traffic");
    }
    return comparisons.stream().findFirst().filter(this::lasts).map(c -> drifting());
  }

  private boolean lasts(ValueComparison comparison) {
    int n = rollout().usable();
    double doubt = Math.sqrt((1 - COVERED * COVERED) / n);
    return n >= ENOUGH_TO_SEE_IT && comparison.autocorrelation() > COVERED + 1.3 * doubt;
  }

  private String drifting() {
    return "neighbouring intervals are correlated by "
        + Numbers.plain(comparisons.getFirst().autocorrelation())
        + " where "
        + COVERED
        + " is covered";
  }

  @Override
  OptionalDouble effect() {
    return mean().map(m -> OptionalDouble.of(change(m.estimate()))).orElse(OptionalDouble.empty());
  }

  @Override
  Optional<Interval> interval() {
    return mean()
        .filter(mean -> Double.isFinite(mean.reach()))
        .map(m -> new Interval(change(m.estimate() - m.reach()), change(m.estimate() + m.reach())));
  }

  /** Of the first direction, which is enough: the other one's is its negative. */
  private Optional<MeanShift> mean() {
    return comparisons.stream().findFirst().flatMap(c -> c.mean(bars().alpha())).map(this::upright);
  }

  private MeanShift upright(MeanShift mean) {
    return metric().direction() == Direction.DECREASE
        ? new MeanShift(-mean.estimate(), mean.reach())
        : mean;
  }

  private static double change(double difference) {
    return ValueComparison.change(Math.max(-2, difference));
  }

  @Override
  Sizes sizes() {
    return new Sizes(baselineSamples, canarySamples);
  }

  @Override
  String seen() {
    int n = Math.max(1, rollout().usable());
    String own = Numbers.plain(canarySum / n) + " on average at the canary";
    return isComparable() ? own + ", " + Numbers.plain(baselineSum / n) + " at the baseline" : own;
  }

  @Override
  Optional<String> outlook() {
    return Optional.empty();
  }
}
