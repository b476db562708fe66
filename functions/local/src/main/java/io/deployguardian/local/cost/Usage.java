package io.deployguardian.local.cost;

import io.deployguardian.core.rollout.Agent;
import io.deployguardian.local.SteppedHost.Cause;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What was counted over some time.
 *
 * @param metricHours each custom metric, with the hours in which it was written
 */
record Usage(Map<Line, Double> lines, Map<String, Set<Long>> metricHours) {

  /** Of one function, for one cause. */
  record Line(Agent agent, Cause cause, Unit unit) {}

  static Usage none() {
    return new Usage(new HashMap<>(), new TreeMap<>());
  }

  void add(Line line, double amount) {
    lines.merge(line, amount, Double::sum);
  }

  void metric(String metric, long hour) {
    metricHours.computeIfAbsent(metric, first -> new TreeSet<>()).add(hour);
  }

  double sum(Unit unit) {
    return sum(line -> line.unit() == unit);
  }

  double sum(Agent agent, Unit unit) {
    return sum(line -> line.agent() == agent && line.unit() == unit);
  }

  double sum(Agent agent, Cause cause, Unit unit) {
    return lines.getOrDefault(new Line(agent, cause, unit), 0.0);
  }

  private double sum(Predicate<Line> which) {
    return lines.entrySet().stream()
        .filter(line -> which.test(line.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  Usage times(double factor) {
    Usage many = none();
    lines.forEach((line, amount) -> many.add(line, amount * factor));
    metricHours.forEach((metric, hours) -> hours.forEach(hour -> many.metric(metric, hour)));
    return many;
  }

  Usage with(Usage other) {
    Usage both = times(1);
    other.lines.forEach(both::add);
    other.metricHours.forEach((metric, hours) -> hours.forEach(hour -> both.metric(metric, hour)));
    return both;
  }

  /**
   * What is here beyond what {@code other} has: a deployment without the ticks that came anyway.
   */
  Usage without(Usage other) {
    Usage rest = none();
    lines.forEach((line, amount) -> rest.add(line, amount));
    other.lines.forEach((line, amount) -> rest.add(line, -amount));
    metricHours.forEach(
        (metric, hours) -> {
          if (!other.metricHours.containsKey(metric)) {
            rest.metricHours.put(metric, hours);
          }
        });
    return rest;
  }
}
