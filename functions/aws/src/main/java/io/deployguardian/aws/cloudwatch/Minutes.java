package io.deployguardian.aws.cloudwatch;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** One metric's values, by the minute that they are of. */
record Minutes(SortedMap<Instant, Double> values) {

  /** Far below one event: counts arrive as floating point. */
  private static final double ROUNDING = 0.001;

  static Minutes none() {
    return new Minutes(new TreeMap<>());
  }

  /** What comes in several pages comes together here. */
  void add(MetricDataResult page) {
    for (int i = 0; i < Math.min(page.timestamps().size(), page.values().size()); i++) {
      values.put(page.timestamps().get(i), page.values().get(i));
    }
  }

  long sum() {
    return Math.round(values.values().stream().mapToDouble(Double::doubleValue).sum());
  }

  /** Whether every minute that has something in {@code other} has something in here. */
  boolean covers(Minutes other) {
    return other.values.entrySet().stream()
        .allMatch(minute -> minute.getValue() == 0 || values.containsKey(minute.getKey()));
  }

  /**
   * Whether each minute is what two parts have of it together. Where a part has nothing, it is 0.
   */
  boolean isSumOf(Minutes one, Minutes other) {
    return Stream.of(this, one, other)
        .flatMap(part -> part.values.keySet().stream())
        .allMatch(minute -> Math.abs(at(minute) - one.at(minute) - other.at(minute)) < ROUNDING);
  }

  private double at(Instant minute) {
    return values.getOrDefault(minute, 0.0);
  }

  /**
   * Percentiles don't add up: over several minutes it is their mean, each with the weight of its
   * minute.
   */
  double meanWeightedBy(Minutes weights) {
    double sum = 0;
    double weight = 0;
    for (var minute : values.entrySet()) {
      double of = weights.at(minute.getKey());
      sum += minute.getValue() * of;
      weight += of;
    }
    return sum / weight;
  }
}
