package io.deployguardian.core.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them. */
public final class Times {

  private static final int MINUTE = 60;
  private static final DateTimeFormatter WHOLE =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  public static String words(Instant at) {
    return WHOLE.format(at);
  }

  /** In the two largest units that matter. */
  public static String words(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 1) {
      return duration.toMillis() + " ms";
    }
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    return seconds < MINUTE * MINUTE ? two(seconds, "min", "s") : two(seconds / MINUTE, "h", "min");
  }

  private static String two(long number, String large, String small) {
    long rest = number % MINUTE;
    return number / MINUTE + " " + large + (rest == 0 ? "" : " " + rest + " " + small);
  }
}
