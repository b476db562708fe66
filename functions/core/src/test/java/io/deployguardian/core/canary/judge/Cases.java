package io.deployguardian.core.canary.judge;

import io.deployguardian.core.canary.judge.Case.Pair;
import io.deployguardian.core.canary.judge.Case.Row;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.plan.Tolerance;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Rollouts as they happen: mostly alike on both sides, often near a tolerance or a limit, now and
 * then with gaps and nonsense. Of purely random data nothing would ever become clear.
 */
final class Cases {

  private final Random random;

  Cases(Random random) {
    this.random = random;
  }

  static Arbitrary<Case> any() {
    return Arbitraries.randomValue(random -> new Cases(random).several());
  }

  /** One critical and required metric. */
  static Arbitrary<Case> single(Kind kind) {
    return Arbitraries.randomValue(random -> new Cases(random).one(kind));
  }

  Case one(Kind kind) {
    int[] stages = stages();
    Direction direction = random.nextBoolean() ? Direction.INCREASE : Direction.DECREASE;
    Metric metric = metric("m", kind, direction, true, true);
    Row row = new Row(metric, history(metric, stages));
    int stage = stages.length == 0 ? 0 : stages[stages.length - 1];
    return new Case(List.of(row), stage, chance(0.9), false);
  }

  Case several() {
    int[] stages = stages();
    List<Row> rows = new ArrayList<>();
    int metrics = pick(1, 1, 2, 3);
    for (int i = 0; i < metrics; i++) {
      Kind kind = random.nextBoolean() ? Kind.RATIO : Kind.VALUE;
      String name = kind == Kind.VALUE && chance(0.2) ? "latency-p" + pick(50, 99) : "m";
      Direction direction = Direction.values()[random.nextInt(3)];
      Metric metric = metric(name + "-" + i, kind, direction, chance(0.8), chance(0.8));
      List<Pair> pairs = history(metric, stages);
      boolean ended = chance(0.05);
      rows.add(new Row(metric, ended ? pairs.subList(0, pairs.size() / 2) : pairs));
    }
    int stage = stages.length == 0 || chance(0.05) ? 0 : stages[stages.length - 1];
    return new Case(rows, stage, chance(0.9), chance(0.2));
  }

  private Metric metric(
      String name, Kind kind, Direction direction, boolean critical, boolean required) {
    boolean usual = chance(0.6);
    double relative =
        usual ? kind.usualTolerance().relative() : pick(0.01, 0.05, 0.2, 0.4, 1, 3, 10);
    double absolute = kind == Kind.VALUE ? 0 : pick(0.001, 0.001, 0, 0.02);
    return new Metric(
        name,
        kind,
        direction,
        chance(0.3) ? OptionalDouble.of(threshold(kind, direction)) : OptionalDouble.empty(),
        new Tolerance(relative, absolute),
        critical,
        required);
  }

  /** Odd ones, so that no value is just there: by rounding it would be on either side. */
  private double threshold(Kind kind, Direction direction) {
    if (kind == Kind.VALUE) {
      return pick(80.3, 110.7, 150.9, -1.3);
    }
    double share = pick(0.0103, 0.0507, 0.301);
    return direction == Direction.DECREASE ? 1 - share : share;
  }

  /** Of each interval. */
  private int[] stages() {
    int intervals = chance(0.1) ? random.nextInt(12) : 12 + random.nextInt(29);
    int second = chance(0.4) ? random.nextInt(40) : 99;
    int third = chance(0.3) ? second + random.nextInt(20) : 99;
    boolean back = chance(0.2);
    var stages = new int[intervals];
    for (int i = 0; i < intervals; i++) {
      stages[i] = i >= third ? (back ? 0 : 2) : i >= second ? 1 : 0;
    }
    return stages;
  }

  private List<Pair> history(Metric metric, int[] stages) {
    List<Pair> pairs = metric.kind() == Kind.RATIO ? counts(stages) : values(stages);
    double faults = pick(0, 0, 0, 0.03, 0.07, 0.3);
    return pairs.stream()
        .map(pair -> pair.both(reading -> chance(faults / 2) ? nonsense() : reading))
        .toList();
  }

  private List<Pair> counts(int[] stages) {
    Shape shape = shape(pick(1, 1, 1, 0.5, 0.8, 1.2, 1.4, 1.6, 2, 4, 20));
    double rate = pick(0.0005, 0.005, 0.05, 0.3, 0.7, 0.99);
    double own = pick(0, 0, 0, 0.3, 0.9);
    double shared = pick(0, 0.5);
    int traffic = pick(100, 1000, 6000, 30_000);
    double part = pick(0.02, 0.1, 0.5, 0.9);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < stages.length; i++) {
      double there = rate * Math.exp(shared * random.nextGaussian());
      double mine = there * shape.at(i, stages.length) * Math.exp(own * random.nextGaussian());
      there *= Math.exp(own * random.nextGaussian());
      pairs.add(
          new Pair(stages[i], count(traffic * (1 - part), there), count(traffic * part, mine)));
    }
    return pairs;
  }

  private Reading count(double mean, double share) {
    int total = (int) Math.round(mean * (0.8 + 0.4 * random.nextDouble()));
    double some = Math.min(1, share);
    if (some > 0.5) {
      return new Reading.Count(total - events(total, 1 - some), total);
    }
    return new Reading.Count(events(total, some), total);
  }

  private long events(int total, double share) {
    double mean = total * share;
    double sd = Math.sqrt(mean * (1 - share));
    double drawn = mean < 15 ? poisson(mean) : mean + sd * random.nextGaussian();
    return Math.clamp(Math.round(drawn), 0, total);
  }

  private double poisson(double mean) {
    double limit = Math.exp(-mean);
    int events = -1;
    for (double product = 1; product > limit; product *= random.nextDouble()) {
      events++;
    }
    return events;
  }

  private List<Pair> values(int[] stages) {
    Shape shape = shape(pick(1, 1, 1, 0.9, 1.03, 1.05, 1.08, 1.1, 1.12, 1.2, 1.5, 10));
    double level = pick(100, 100, 0.5);
    double noise = pick(0.0001, 0.001, 0.02, 0.05, 0.1, 0.4);
    double keep = pick(0, 0, 0.8, 0.97);
    long samples = pick(0, 5, 100, 1000, 1000);
    List<Pair> pairs = new ArrayList<>();
    double drift = random.nextGaussian();
    for (int i = 0; i < stages.length; i++) {
      double load = level * (1 + 0.8 * Math.sin(i / 7.0));
      drift = keep * drift + Math.sqrt(1 - keep * keep) * random.nextGaussian();
      double there = load * Math.exp(noise * random.nextGaussian());
      double mine = load * shape.at(i, stages.length) * Math.exp(noise * drift);
      pairs.add(
          new Pair(stages[i], new Reading.Value(there, samples), new Reading.Value(mine, samples)));
    }
    return pairs;
  }

  /** What a change looks like over time. */
  private interface Shape {
    double at(int interval, int of);
  }

  private Shape shape(double change) {
    int since = random.nextInt(40);
    long seed = random.nextLong();
    return switch (random.nextInt(6)) {
      case 0 -> (i, of) -> i >= since ? change : 1;
      case 1 -> (i, of) -> new Random(seed + 31L * i).nextInt(3) == 0 ? change : 1;
      case 2 -> (i, of) -> i >= since ? change : Math.sqrt(change);
      default -> (i, of) -> change;
    };
  }

  private Reading nonsense() {
    return switch (random.nextInt(9)) {
      case 0 -> new Reading.Value(Double.NaN, 100);
      case 1 -> new Reading.Value(Double.POSITIVE_INFINITY, 100);
      case 2 -> new Reading.Value(Double.NEGATIVE_INFINITY, 100);
      case 3 -> new Reading.Count(-1, 100);
      case 4 -> new Reading.Count(3, 2);
      case 5 -> new Reading.Count(0, 0);
      default -> new Reading.Missing("nothing arrived");
    };
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private double pick(double... of) {
    return of[random.nextInt(of.length)];
  }

  private int pick(int... of) {
    return of[random.nextInt(of.length)];
  }
}
