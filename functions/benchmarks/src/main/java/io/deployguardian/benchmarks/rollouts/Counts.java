package io.deployguardian.benchmarks.rollouts;

import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.core.rollout.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Requests, of which 0.5 % fail. Requests come by Poisson, and each fails by itself.
 *
 * @param requestsPerSecond of both sides together
 * @param stages the canary's weights, each for an equal part of the rollout
 * @param shared what happens to the error rate of both sides at once
 * @param perSide what happens to each side's error rate by itself; drawn for each side
 * @param change what happens to the canary's error rate alone
 */
public record Counts(
    double requestsPerSecond, List<Weight> stages, Course shared, Course perSide, Course change)
    implements Model {
  private static final Metric METRIC = Minutes.metric("error-rate", Metric.Kind.RATIO);
  private static final double ERROR_RATE = 0.005;

  /** 100 requests a second, a tenth of them on the canary, and nothing happens. */
  public static final Counts USUAL =
      new Counts(100, List.of(new Weight(10)), Course.STEADY, Course.STEADY, Course.STEADY);

  public Counts {
    stages = List.copyOf(stages);
  }

  public Counts with(double requestsPerSecond) {
    return new Counts(requestsPerSecond, stages, shared, perSide, change);
  }

  public Counts through(List<Weight> stages) {
    return new Counts(requestsPerSecond, stages, shared, perSide, change);
  }

  public Counts shared(Course shared) {
    return new Counts(requestsPerSecond, stages, shared, perSide, change);
  }

  public Counts perSide(Course perSide) {
    return new Counts(requestsPerSecond, stages, shared, perSide, change);
  }

  public Counts canary(Course change) {
    return new Counts(requestsPerSecond, stages, shared, perSide, change);
  }

  @Override
  public Metric metric() {
    return METRIC;
  }

  @Override
  public List<Measurement> measurements(RandomGenerator random, int intervals) {
    double[] both = shared.factors(random, intervals);
    double[] baseline = perSide.factors(random, intervals);
    double[] canary = perSide.times(change).factors(random, intervals);
    var measurements = new ArrayList<Measurement>(intervals);
    for (int i = 0; i < intervals; i++) {
      int stage = i * stages.size() / intervals;
      double share = stages.get(stage).percent() / 100.0;
      measurements.add(
          Minutes.measurement(
              METRIC,
              stage,
              i,
              count(random, 1 - share, both[i] * baseline[i]),
              count(random, share, both[i] * canary[i])));
    }
    return measurements;
  }

  /**
   * Bad and good ones are drawn apart: a Poisson process whose events are sorted is two of them.
   */
  private Reading count(RandomGenerator random, double share, double factor) {
    double requests = requestsPerSecond * Minutes.SECONDS * share;
    double rate = Math.min(1, ERROR_RATE * factor);
    long bad = Poisson.draw(random, requests * rate);
    long good = Poisson.draw(random, requests * (1 - rate));
    return new Reading.Count(bad, bad + good);
  }
}
