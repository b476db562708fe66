package io.deployguardian.local.cost;

import io.deployguardian.core.rollout.Agent;
import io.deployguardian.local.SteppedHost.Cause;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What was counted over some time.
 *
 * @param metricHours each custom metric, and in how many hours it was written
 */
record Usage(Map<Line, Double> lines, Map<String, Double> metricHours) {

  /** Of one function, for one cause. */
  record Line(Agent agent, Cause cause, Unit unit) {}

  static Usage none() {
    return new Usage(new HashMap<>(), new TreeMap<>());
  }

  void add(Line line, double amount) {
    lines.merge(line, amount, Double::sum);
  }

  void addHours(String metric, double hours) {
    metricHours.merge(metric, hours, Double::sum);
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
    metricHours.forEach((metric, hours) -> many.addHours(metric, hours * factor));
    return many;
  }

  Usage with(Usage other) {
    Usage both = times(1);
    other.lines.forEach(both::add);
    other.metricHours.forEach(both::addHours);
    return both;
  }

  /** What is here beyond {@code ticks}: they come anyway, but may find something to do. */
  Usage beyond(Usage ticks) {
    Usage rest = with(ticks.times(-1));
    rest.lines.keySet().removeIf(line -> line.unit() == Unit.SCHEDULER || isTick(line));
    rest.metricHours.values().removeIf(hours -> hours <= 0);
    return rest;
  }

  private static boolean isTick(Line line) {
    return line.cause() == Cause.SCHEDULE && line.unit() == Unit.INVOCATIONS;
  }
}
