package io.deployguardian.wire.report;

import io.deployguardian.core.notification.Milestone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times in UTC, as short as they can be told.
 *
 * @param day times of this one are told without it
 */
record Moments(LocalDate day) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter WITH_DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  static Moments since(Instant start) {
    return new Moments(LocalDate.ofInstant(start, ZoneOffset.UTC));
  }

  String of(Instant at) {
    boolean sameDay = LocalDate.ofInstant(at, ZoneOffset.UTC).equals(day);
    return (sameDay ? TIME : WITH_DAY).format(at);
  }

  /** From when to when. */
  String of(Milestone step) {
    String from = of(step.from());
    return step.until()
        .map(until -> of(until).equals(from) ? from : from + " to " + of(until))
        .orElse("since " + from);
  }
}
