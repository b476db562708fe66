package io.deployguardian.wire.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.rollout.Measurement;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.wire.payload.BadPayload;
import io.deployguardian.wire.payload.Fields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What was measured, one interval after the other: {@code {"at"?, "baseline"?, "canary"?}} each,
 * and each side {@code {metric: reading}}. Their order is what counts, so a time may be left out.
 */
final class Intervals {

  private static final int MOST = 100_000;
  private static final Duration MADE_UP = Duration.ofMinutes(1);
  private static final Reading NO_SIDE = new Reading.Missing("the whole side is missing");
  private static final Reading NO_METRIC = new Reading.Missing("the metric is missing");

  private final List<Metric> metrics;
  private final Set<String> names;
  private final boolean timed;
  private final List<Measurement> measurements = new ArrayList<>();

  /** The end of the interval before; empty before the first. */
  private Optional<Instant> last = Optional.empty();

  private Intervals(List<Metric> metrics, boolean timed) {
    this.metrics = metrics;
    this.names = metrics.stream().map(Metric::name).collect(Collectors.toSet());
    this.timed = timed;
  }

  /**
   * One measurement per metric and interval, interval by interval.
   *
   * @throws BadPayload if one of them makes no sense
   */
  static List<Measurement> read(Fields asked, String name, List<Metric> metrics) {
    JsonNode intervals = asked.list(name, 0, MOST, "intervals");
    boolean timed =
        StreamSupport.stream(intervals.spliterator(), false).anyMatch(one -> one.hasNonNull("at"));
    var reader = new Intervals(metrics, timed);
    int i = 0;
    for (JsonNode interval : intervals) {
      String place = asked.at(name) + "[" + i++ + "]";
      reader.add(Fields.of(place, interval, "at", "baseline", "canary"));
    }
    return reader.measurements;
  }

  private void add(Fields interval) {
    Instant at = at(interval);
    Optional<Fields> baseline = side(interval, "baseline");
    Optional<Fields> canary = side(interval, "canary");
    for (Metric metric : metrics) {
      measurements.add(
          new Measurement(
              metric.name(),
              0,
              last.orElse(at),
              at,
              reading(baseline, metric),
              reading(canary, metric)));
    }
    last = Optional.of(at);
  }

  /** Where some have a time, the others happened when the one before them did; never later. */
  private Instant at(Fields interval) {
    Optional<Instant> given = interval.optionalText("at").map(text -> instant(interval, text));
    if (given.isPresent() && last.isPresent() && given.get().isBefore(last.get())) {
      throw new BadPayload(
          interval.at("at"),
          given.get() + " after " + last.get(),
          "intervals in the order of their times");
    }
    return given.orElseGet(
        () -> last.map(before -> timed ? before : before.plus(MADE_UP)).orElse(Instant.EPOCH));
  }

  private static Instant instant(Fields interval, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw interval.wrong("at", "an ISO 8601 instant such as 2026-11-20T10:00:00Z");
    }
  }

  private Optional<Fields> side(Fields interval, String name) {
    return interval.given(name).map(side -> Fields.of(interval.at(name), side, names));
  }

  private static Reading reading(Optional<Fields> side, Metric metric) {
    if (side.isEmpty()) {
      return NO_SIDE;
    }
    String place = side.get().at(metric.name());
    return side.get()
        .given(metric.name())
        .map(reading -> Readings.read(place, reading, metric.kind()))
        .orElse(NO_METRIC);
  }
}
