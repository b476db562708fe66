package io.deployguardian.benchmarks.rollouts;

import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A latency around 100, with a tenth of 100 requests a second on the canary.
 *
 * @param shared what happens to both sides at once
 * @param perSide what happens to each side by itself; drawn for each side
 * @param change what happens to the canary alone
 * @param whole whether it is measured in whole numbers
 */
public record Values(Course shared, Course perSide, Course change, boolean whole) implements Model {
  private static final Metric METRIC = Minutes.metric("latency", Metric.Kind.VALUE);
  private static final double LEVEL = 100;
  private static final long BASELINE_REQUESTS = 5_400;
  private static final long CANARY_REQUESTS = 600;

  /** Load moves both sides by 80 % within an hour, and each side swings by a tenth on its own. */
  public static final Values USUAL =
      new Values(Changes.wave(0.8, 60), Noise.independent(0.1), Course.STEADY, false);

  public Values perSide(Course perSide) {
    return new Values(shared, perSide, change, whole);
  }

  public Values canary(Course change) {
    return new Values(shared, perSide, change, whole);
  }

  public Values inWholeNumbers() {
    return new Values(shared, perSide, change, true);
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
      measurements.add(
          Minutes.measurement(
              METRIC,
              0,
              i,
              value(both[i] * baseline[i], BASELINE_REQUESTS),
              value(both[i] * canary[i], CANARY_REQUESTS)));
    }
    return measurements;
  }

  private Reading value(double factor, long requests) {
    double value = LEVEL * factor;
    return new Reading.Value(whole ? Math.rint(value) : value, requests);
  }
}
