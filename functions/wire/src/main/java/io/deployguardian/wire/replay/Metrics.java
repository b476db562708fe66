package io.deployguardian.wire.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.plan.Metric;
import io.deployguardian.core.plan.Metric.Direction;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.plan.Tolerance;
import io.deployguardian.wire.payload.BadPayload;
import io.deployguardian.wire.payload.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is measured on both sides: {@code {"name", "kind", "direction"?, "threshold"?, "tolerance"?,
 * "absoluteTolerance"?, "critical"?, "required"?}} each, with a plan's meaning and defaults.
 */
final class Metrics {

  private static final String[] KEYS = {
    "name",
    "kind",
    "direction",
    "threshold",
    "tolerance",
    "absoluteTolerance",
    "critical",
    "required"
  };
  private static final int MOST = 50;
  private static final int LONGEST_NAME = 100;
  private static final double LARGEST_TOLERANCE = 10;

  /** Also lone surrogates: no UTF-8 can carry them. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

  private final Set<String> names = new HashSet<>();

  private Metrics() {}

  /**
   * @throws BadPayload if there are none, or one of them makes no sense
   */
  static List<Metric> read(Fields asked, String name) {
    var reader = new Metrics();
    List<Metric> metrics = new ArrayList<>();
    for (JsonNode item : asked.list(name, 1, MOST, "metrics")) {
      metrics.add(reader.metric(asked.at(name) + "[" + metrics.size() + "]", item));
    }
    return metrics;
  }

  private Metric metric(String place, JsonNode item) {
    Fields metric = Fields.of(place, item, KEYS);
    String name = name(metric);
    Kind kind =
        metric
            .optionalWord("kind", Kind.values())
            .orElseThrow(() -> metric.wrong("kind", "one of [ratio, value]"));
    return new Metric(
        name,
        kind,
        metric.optionalWord("direction", Direction.values()).orElse(Direction.INCREASE),
        threshold(metric, kind),
        tolerance(metric, kind),
        metric.flag("critical", true),
        metric.flag("required", true));
  }

  private String name(Fields metric) {
    String name = metric.text("name");
    if (name.length() > LONGEST_NAME) {
      throw unprintable(metric, "text of " + name.length() + " characters");
    }
    if (UNPRINTABLE.matcher(name).find()) {
      throw unprintable(metric, "an unprintable character");
    }
    if (!names.add(name)) {
      throw new BadPayload(metric.at("name"), name + " again", "a name that no other metric has");
    }
    return name;
  }

  private static BadPayload unprintable(Fields metric, String found) {
    return new BadPayload(
        metric.at("name"), found, "text of 1 to " + LONGEST_NAME + " printable characters");
  }

  private static OptionalDouble threshold(Fields metric, Kind kind) {
    return switch (kind) {
      case RATIO ->
          metric.optionalDecimal("threshold", share -> share >= 0 && share <= 1, "a share, 0 to 1");
      case VALUE ->
          metric.optionalDecimal(
              "threshold",
              value -> value >= 0 && Double.isFinite(value),
              "a number, 0 or more, in the metric's own unit");
    };
  }

  private static Tolerance tolerance(Fields metric, Kind kind) {
    Tolerance usual = kind.usualTolerance();
    OptionalDouble relative =
        metric.optionalDecimal(
            "tolerance",
            share -> share > 0 && share <= LARGEST_TOLERANCE,
            "a share of the baseline above 0, at most 10");
    OptionalDouble absolute =
        switch (kind) {
          case RATIO ->
              metric.optionalDecimal(
                  "absoluteTolerance",
                  share -> share >= 0 && share < 1,
                  "a share of all events, 0 to below 1");
          case VALUE ->
              metric.optionalDecimal(
                  "absoluteTolerance", share -> false, "nothing for a value: it is for ratios");
        };
    return new Tolerance(relative.orElse(usual.relative()), absolute.orElse(usual.absolute()));
  }
}
