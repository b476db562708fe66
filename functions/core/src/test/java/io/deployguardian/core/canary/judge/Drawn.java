package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.judge.Case.Pair;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Simulated minutes of a service: 100 requests a second, half a percent of them bad, 10 % here. */
final class Drawn {

  static final Metric ERRORS = metric("error-rate", Kind.RATIO);
  static final Metric LATENCY = metric("latency", Kind.VALUE);

  static final int USUAL_TRAFFIC = 6000;
  private static final double PART = 0.1;
  private static final double BAD = 0.005;

  private final Random random;

  Drawn(long seed) {
    this.random = new Random(seed);
  }

  /** Critical, required, and judged as the plan's defaults have it. */
  static Metric metric(String name, Kind kind) {
    return new Metric(
        name, kind, Direction.INCREASE, OptionalDouble.empty(), kind.usualTolerance(), true, true);
  }

  /**
   * @param times how many times as many errors the canary has, by interval
   * @param shared log-sd of a swing of both sides
   * @param own log-sd of a swing of either side
   */
  List<Pair> errors(int intervals, IntToDoubleFunction times, double shared, double own) {
    return errors(intervals, USUAL_TRAFFIC, times, shared, own);
  }

  List<Pair> errors(
      int intervals, int traffic, IntToDoubleFunction times, double shared, double own) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < intervals; i++) {
      double both = BAD * Math.exp(shared * random.nextGaussian());
      double there = both * Math.exp(own * random.nextGaussian());
      double mine = both * Math.exp(own * random.nextGaussian()) * times.applyAsDouble(i);
      pairs.add(new Pair(0, count(traffic * (1 - PART), there), count(traffic * PART, mine)));
    }
    return pairs;
  }

  /** A count of which the total is drawn too. */
  Reading.Count count(double mean, double share) {
    long total = Math.max(1, poisson(mean));
    return new Reading.Count(Math.min(total, poisson(total * share)), total);
  }

  private long poisson(double mean) {
    if (mean > 50) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    long events = 0;
    for (double left = random.nextDouble(); left > limit; left *= random.nextDouble()) {
      events++;
    }
    return events;
  }

  /**
   * Values under a load that swings by 80 %, with a noise of 10 % on either side.
   *
   * @param times how many times as large the canary's are, by interval
   * @param rho the noise's autocorrelation
   */
  List<Pair> values(int intervals, IntToDoubleFunction times, double rho) {
    List<Pair> pairs = new ArrayList<>();
    double there = random.nextGaussian();
    double mine = random.nextGaussian();
    double fresh = Math.sqrt(1 - rho * rho);
    for (int i = 0; i < intervals; i++) {
      double load = 100 * (1 + 0.8 * Math.sin(2 * Math.PI * i / 30));
      pairs.add(
          new Pair(
              0,
              new Reading.Value(load * Math.exp(0.1 * there), 1000),
              new Reading.Value(load * Math.exp(0.1 * mine) * times.applyAsDouble(i), 1000)));
      there = rho * there + fresh * random.nextGaussian();
      mine = rho * mine + fresh * random.nextGaussian();
    }
    return pairs;
  }
}
