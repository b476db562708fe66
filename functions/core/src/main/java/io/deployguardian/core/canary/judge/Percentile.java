package io.deployguardian.core.canary.judge;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many samples a value needs behind it. A percentile of fewer is biased, and the more so on the
 * side that gets less traffic: the 99th of ten requests is their largest, on either side.
 */
final class Percentile {

  /** Of anything else than a percentile. */
  static final long FEWEST = 10;

  /** So many observations have to lie beyond a percentile. */
  private static final double BEYOND = 5;

  private static final Pattern NAME = Pattern.compile("(?:^|.*[^a-z0-9])p(\\d{1,2}(?:\\.\\d+)?)");

  private Percentile() {}

  /**
   * @param metric such as {@code latency-p99}
   * @return empty if it isn't called after a percentile
   */
  static OptionalLong samplesNeeded(String metric) {
    Matcher name = NAME.matcher(metric);
    if (!name.matches()) {
      return OptionalLong.empty();
    }
    double rest = 1 - Double.parseDouble(name.group(1)) / 100;
    double tail = Math.min(rest, 1 - rest);
    return tail <= 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(2 * FEWEST, Math.round(BEYOND / tail)));
  }
}
