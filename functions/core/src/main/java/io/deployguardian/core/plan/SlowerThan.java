package io.deployguardian.core.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ratio {@code slower-than-500ms} and its like: the share of requests that took longer than a
 * bound. It asks what a percentile asks (1 % slower than 500 ms is a p99 of 500 ms), but counts add
 * up over minutes and say how much they are worth; a percentile of little traffic does neither.
 *
 * @param millis the bound, 1 to 600000; a request of exactly that long is not slower
 */
public record SlowerThan(int millis) {

  private static final int MOST = 600_000;

  /** How such a metric is called, for people. */
  public static final String FORM = "slower-than-<n>ms with n from 1 to " + MOST;

  private static final Pattern NAME = Pattern.compile("slower-than-([1-9][0-9]{0,5})ms");

  public SlowerThan {
    if (millis < 1 || millis > MOST) {
      throw new IllegalArgumentException(
          "slower than: found " + millis + " ms, expected 1 to " + MOST);
    }
  }

  /** What a metric's name asks for; empty where it is another metric or no such bound. */
  public static Optional<SlowerThan> named(String metric) {
    return Optional.of(NAME.matcher(metric))
        .filter(name -> name.matches())
        .map(name -> Integer.parseInt(name.group(1)))
        .filter(millis -> millis <= MOST)
        .map(SlowerThan::new);
  }

  /** The metric's name. */
  @Override
  public String toString() {
    return "slower-than-" + millis + "ms";
  }
}
