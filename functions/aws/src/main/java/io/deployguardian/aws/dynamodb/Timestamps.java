package io.deployguardian.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Times as the table keeps them. */
final class Timestamps {

  // Always nine digits: "12:00:00Z" would otherwise sort behind "12:00:00.5Z".
  private static final DateTimeFormatter SORTABLE =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

  private Timestamps() {}

  /** ISO 8601, and in the order of time when sorted as text. */
  static String sortable(Instant at) {
    return SORTABLE.format(at);
  }

  /** What the time-to-live attribute expects: seconds since 1970. */
  static long expiry(Instant from, Duration after) {
    return from.plus(after).getEpochSecond();
  }
}
