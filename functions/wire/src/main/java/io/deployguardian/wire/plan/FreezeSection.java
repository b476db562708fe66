package io.deployguardian.wire.plan;

import io.deployguardian.core.plan.FreezeWindow;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One entry of {@code freeze:}. With {@code days} it comes each week, without it once. */
final class FreezeSection {

  private static final Pattern TIME =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})");
  private static final Pattern TIME_OF_DAY = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final String END_OF_DAY = "24:00";
  private static final String MOMENT =
      "a time with its offset such as 2026-12-20T00:00:00Z, or days beside it";

  private FreezeSection() {}

  static Optional<FreezeWindow> read(Spot at) {
    Block freeze = Block.withKeys(at, "days", "from", "to", "zone", "reason");
    Optional<String> reason = freeze.need("reason", "a reason").flatMap(Form.NOTE::read);
    return freeze.get("days").isPresent() ? weekly(freeze, reason) : dates(freeze, reason);
  }

  private static Optional<FreezeWindow> dates(Block freeze, Optional<String> reason) {
    freeze.get("zone").ifPresent(spot -> spot.wrong("no zone without days: a date has its offset"));
    Optional<Instant> from = freeze.need("from", MOMENT).flatMap(FreezeSection::moment);
    Optional<Instant> to = freeze.need("to", MOMENT).flatMap(FreezeSection::moment);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (!from.get().isBefore(to.get())) {
      freeze.get("to").orElseThrow().wrong("later than from, " + from.get());
      return Optional.empty();
    }
    return reason.map(why -> new FreezeWindow.Dates(from.get(), to.get(), why));
  }

  private static Optional<FreezeWindow> weekly(Block freeze, Optional<String> reason) {
    List<DayOfWeek> days =
        freeze.list("days", 7, spot -> Block.word(spot, DayOfWeek.class)).orElse(List.of());
    Optional<LocalTime> from = timeOfDay(freeze, "from");
    Optional<LocalTime> to = timeOfDay(freeze, "to");
    ZoneId zone = freeze.get("zone").flatMap(FreezeSection::zone).orElse(PlanDefaults.ZONE);
    if (days.isEmpty() || from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (textOf(freeze, "from").equals(textOf(freeze, "to"))) {
      freeze.get("to").orElseThrow().wrong("another time than from; a day is 00:00 to 24:00");
    }
    return reason.map(
        why -> new FreezeWindow.Weekly(EnumSet.copyOf(days), from.get(), to.get(), zone, why));
  }

  private static Optional<String> textOf(Block freeze, String key) {
    return freeze.get(key).flatMap(Spot::scalar).map(Scalars::text);
  }

  private static Optional<Instant> moment(Spot spot) {
    return Block.valid(
        spot,
        scalar -> {
          try {
            return Optional.of(scalar.text())
                .filter(TIME.asMatchPredicate())
                .map(text -> OffsetDateTime.parse(text).toInstant());
          } catch (DateTimeException e) {
            return Optional.empty(); // such as the 30th of February
          }
        },
        MOMENT);
  }

  /** Midnight is the end of a day where a window ends. */
  private static Optional<LocalTime> timeOfDay(Block freeze, String key) {
    boolean end = key.equals("to");
    String expected = "a time of day such as 16:00" + (end ? ", up to " + END_OF_DAY : "");
    return freeze
        .need(key, expected)
        .flatMap(
            spot ->
                Block.valid(
                    spot,
                    scalar ->
                        Optional.of(scalar.text())
                            .map(text -> end && text.equals(END_OF_DAY) ? "00:00" : text)
                            .filter(TIME_OF_DAY.asMatchPredicate())
                            .map(LocalTime::parse),
                    expected));
  }

  private static Optional<ZoneId> zone(Spot spot) {
    return Block.valid(
        spot,
        scalar ->
            Optional.of(scalar.text())
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of),
        "a time zone such as Europe/Berlin or UTC");
  }
}
