package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.Spelling;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as plans write them: a whole number and one unit, {@code 500ms}, {@code 90s}, {@code
 * 15m}, {@code 2h}, {@code 7d}.
 */
final class Durations {

  /** At most nine digits, so that no unit overflows. */
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

  private Durations() {}

  static Optional<Duration> parse(String text) {
    Matcher match = FORM.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(match.group(1));
    return Optional.of(
        switch (match.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        });
  }

  /** In the largest unit that leaves no rest. */
  static String text(Duration duration) {
    return Spelling.of(duration);
  }
}
