package io.deployguardian.core.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A time in which nothing may be deployed: from its start, included, to its end, excluded. */
public sealed interface FreezeWindow {

  /** Why, for whoever wants to deploy then. */
  String reason();

  /** When the window that covers {@code now} ends; empty where none does. */
  Optional<Instant> endsAfter(Instant now);

  default boolean covers(Instant now) {
    return endsAfter(now).isPresent();
  }

  /** Once. */
  record Dates(Instant from, Instant to, String reason) implements FreezeWindow {

    public Dates {
      Objects.requireNonNull(reason, "reason");
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("freeze: found " + from + " to " + to);
      }
    }

    @Override
    public Optional<Instant> endsAfter(Instant now) {
      return Optional.of(to).filter(end -> !now.isBefore(from) && now.isBefore(end));
    }
  }

  /**
   * Each week.
   *
   * @param days on which it starts
   * @param to on the same day if that is later than {@code from}, else on the next one: midnight is
   *     the end of the day
   */
  record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, String reason)
      implements FreezeWindow {

    public Weekly {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(zone, "zone");
      Objects.requireNonNull(reason, "reason");
      days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    @Override
    public Optional<Instant> endsAfter(Instant now) {
      LocalDate today = now.atZone(zone).toLocalDate();
      return Stream.of(today.minusDays(1), today)
          .filter(day -> days.contains(day.getDayOfWeek()))
          .filter(day -> !start(day).isAfter(now))
          .map(this::end)
          .filter(now::isBefore)
          .max(Comparator.naturalOrder());
    }

    private Instant start(LocalDate day) {
      return day.atTime(from).atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /** When clocks are put back a time comes twice: the freeze lasts until the second. */
    private Instant end(LocalDate start) {
      LocalDate day = to.isAfter(from) ? start : start.plusDays(1);
      return ZonedDateTime.of(day, to, zone).withLaterOffsetAtOverlap().toInstant();
    }
  }
}
