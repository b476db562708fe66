package io.deployguardian.core.plan;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a canary can detect: how long it takes until a multiple of the usual errors is found with a
 * probability of 90 %, at a given traffic.
 *
 * <p>The judge's evidence for counts grows with each interval by a known mean and variance; it has
 * to get over {@code ln(1 / alpha)} and over what mixing and the excuses cost. Both costs are
 * fitted to the judge (a test holds this against it), so this is a forecast and no guarantee.
 *
 * @param baseline events per interval at the baseline
 * @param canary events per interval at the canary
 * @param share of them that are bad at the baseline
 * @param alpha the judge's error rate
 */
public record Power(double baseline, double canary, double share, double alpha) {

  /** The example that people know: errors at half a percent, doubled. */
  public static final double USUAL_SHARE = 0.005;

  public static final double DOUBLED = 2;

  private static final double NINETY_PERCENT = 1.2816;

  /** In units of log evidence: not knowing how much, since when, and whether in bursts. */
  private static final double COST = 3.2;

  /** Evidence that comes too fast could be a swing: the stronger it is, the less of it counts. */
  private static final double DOUBT = 0.1;

  /** Nothing ever fails in a single interval: it might have been a swing. */
  private static final double FEWEST = 2;

  /** Longer than any stage. */
  private static final double MOST_INTERVALS = 100_000;

  /**
   * @param times how many times as many errors, above 1
   * @return intervals, from 2 on; empty if that would take for ever
   */
  public OptionalDouble intervals(double times) {
    double bad = canary * share * times;
    double usual = baseline * share;
    if (!(bad > 0) || !(usual > 0)) {
      return OptionalDouble.empty();
    }
    double part = canary / (canary + baseline);
    double pull = Math.log(1 + part * (times - 1));
    double own = Math.log(times) - pull;
    double growth = bad * own - usual * pull;
    double doubt = 1 + DOUBT * growth;
    double mean = growth / doubt;
    double noise = NINETY_PERCENT * Math.sqrt(bad * own * own + usual * pull * pull) / doubt;
    double goal = COST - Math.log(alpha);
    // mean * n - noise * sqrt(n) = goal, solved for sqrt(n)
    double root = (noise + Math.sqrt(noise * noise + 4 * mean * goal)) / (2 * mean);
    double intervals = Math.max(FEWEST, Math.ceil(root * root));
    return intervals > MOST_INTERVALS ? OptionalDouble.empty() : OptionalDouble.of(intervals);
  }

  /**
   * One sentence for each stage of a plan. Where the plan says what traffic it expects, how long a
   * doubling takes; else how much traffic it would need to be found within the soak.
   */
  public static Optional<String> ofStage(CanaryPlan plan, Stage stage) {
    double part = stage.weight().percent() / 100.0;
    if (part <= 0 || part >= 1 || plan.metrics().stream().noneMatch(Power::isCounted)) {
      return Optional.empty();
    }
    return Optional.of(
        plan.traffic().isPresent()
            ? atTraffic(plan, stage, part, plan.traffic().getAsDouble())
            : neededTraffic(plan, stage, part));
  }

  private static boolean isCounted(Metric metric) {
    return metric.kind() == Metric.Kind.RATIO && metric.critical();
  }

  private static String atTraffic(CanaryPlan plan, Stage stage, double part, double perSecond) {
    OptionalDouble intervals = at(plan, part, perSecond).intervals(DOUBLED);
    String found =
        intervals.isPresent()
            ? "found within "
                + minutes(plan.interval(), intervals.getAsDouble())
                + " in 9 of 10 cases"
            : "not found";
    return String.format(
        Locale.ROOT,
        "at %s and %s requests/s a doubling of 0.5 %% errors is %s",
        stage.weight(),
        rate(perSecond),
        found);
  }

  private static String neededTraffic(CanaryPlan plan, Stage stage, double part) {
    double soak = stage.soak().dividedBy(plan.interval());
    double low = 1e-3;
    double high = 1e9;
    while (high / low > 1.01) {
      double middle = Math.sqrt(low * high);
      OptionalDouble intervals = at(plan, part, middle).intervals(DOUBLED);
      if (intervals.isPresent() && intervals.getAsDouble() <= soak) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return String.format(
        Locale.ROOT,
        "to find a doubling of 0.5 %% errors within %s at %s in 9 of 10 cases takes about %s requests/s",
        minutes(stage.soak(), 1),
        stage.weight(),
        rate(high));
  }

  private static Power at(CanaryPlan plan, double part, double perSecond) {
    double events = perSecond * plan.interval().toMillis() / 1000;
    return new Power(events * (1 - part), events * part, USUAL_SHARE, plan.risk().alpha());
  }

  private static String rate(double perSecond) {
    return String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%.0f", perSecond);
  }

  private static String minutes(Duration one, double times) {
    double seconds = one.toMillis() / 1000.0 * times;
    return seconds < 120
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.0f min", Math.ceil(seconds / 60));
  }
}
