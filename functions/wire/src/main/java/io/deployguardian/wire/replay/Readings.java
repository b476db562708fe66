package io.deployguardian.wire.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.deployguardian.core.plan.Metric.Kind;
import io.deployguardian.core.rollout.Measurement.Reading;
import io.deployguardian.wire.payload.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * One side's reading of one metric: {@code {"bad", "total"}} of a ratio, {@code {"value",
 * "samples"?}} of a value. What is impossible, such as more bad events than events, is let through:
 * a judge leaves it out and says so.
 */
final class Readings {

  /** JSON has no numbers for these, but metrics do. */
  private static final Map<String, Double> NOT_FINITE =
      Map.of(
          "NaN", Double.NaN,
          "Infinity", Double.POSITIVE_INFINITY,
          "-Infinity", Double.NEGATIVE_INFINITY);

  private static final String NUMBER = "a number, or \"NaN\", \"Infinity\" or \"-Infinity\"";
  private static final String WHOLE = "a whole number of 0 or more";
  private static final double TOO_LARGE = 0x1p63;

  private Readings() {}

  static Reading read(String place, JsonNode reading, Kind kind) {
    return switch (kind) {
      case RATIO -> ratio(Fields.of(place, reading, "bad", "total"));
      case VALUE -> value(Fields.of(place, reading, "value", "samples"));
    };
  }

  private static Reading ratio(Fields reading) {
    var missing = new StringJoiner(", ");
    long bad = count(reading, "bad", missing);
    long total = count(reading, "total", missing);
    return missing.length() == 0
        ? new Reading.Count(bad, total)
        : new Reading.Missing(missing.toString());
  }

  /**
   * @param missing gets a reason where there is no number to return
   */
  private static long count(Fields reading, String name, StringJoiner missing) {
    Optional<JsonNode> count = reading.given(name);
    if (count.isEmpty()) {
      missing.add(name + " is missing");
      return 0;
    }
    if (notFinite(count.get()).isPresent()) {
      missing.add(name + " is " + count.get().textValue());
      return 0;
    }
    return whole(reading, name, count.get());
  }

  private static Reading value(Fields reading) {
    long samples =
        reading.given("samples").map(count -> whole(reading, "samples", count)).orElse(0L);
    if (samples < 0) {
      throw reading.wrong("samples", WHOLE);
    }
    return reading
        .given("value")
        .<Reading>map(value -> new Reading.Value(number(reading, value), samples))
        .orElseGet(() -> new Reading.Missing("value is missing"));
  }

  private static double number(Fields reading, JsonNode value) {
    if (value.isNumber() && Double.isFinite(value.doubleValue())) {
      return value.doubleValue();
    }
    return notFinite(value).orElseThrow(() -> reading.wrong("value", NUMBER));
  }

  private static Optional<Double> notFinite(JsonNode number) {
    return number.isTextual()
        ? Optional.ofNullable(NOT_FINITE.get(number.textValue()))
        : Optional.empty();
  }

  /** Also one that a tool wrote as 3.0 or 1e3. */
  private static long whole(Fields reading, String name, JsonNode count) {
    if (count.isIntegralNumber() && count.canConvertToLong()) {
      return count.longValue();
    }
    double number = count.isFloatingPointNumber() ? count.doubleValue() : Double.NaN;
    if (number == Math.rint(number) && Math.abs(number) < TOO_LARGE) {
      return (long) number;
    }
    throw reading.wrong(name, count.isBigInteger() ? WHOLE + ", below 2^63" : WHOLE);
  }
}
