package io.deployguardian.benchmarks;

import io.deployguardian.benchmarks.speed.Speed;
import java.util.List;
import java.util.Locale;

/** What a look costs, as Markdown. */
final class SpeedReport {

  private SpeedReport() {}

  static String of(List<Speed> speeds) {
    var table =
        new Table(List.of("one look at a metric", "intervals", "microseconds", "±", "yardsticks"));
    for (Speed speed : speeds) {
      table.add(
          List.of(
              speed.kind(),
              String.valueOf(speed.intervals()),
              number(speed.microseconds()),
              number(speed.error()),
              number(speed.microseconds() / speed.yardstick())));
    }
    return """
        ### Speed

        The average time of one look on Java %s, in microseconds, and in yardsticks: the time in which the same JVM counts
        Mann and Whitney's U pair by pair on the same data.

        %s"""
        .formatted(Runtime.version().feature(), table.markdown());
  }

  /** Three digits or more: no figure is exacter than that. */
  private static String number(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }
}
