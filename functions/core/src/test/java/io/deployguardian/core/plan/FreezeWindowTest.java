package io.deployguardian.core.plan;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployguardian.core.plan.FreezeWindow.Dates;
import io.deployguardian.core.plan.FreezeWindow.Weekly;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FreezeWindowTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

  @Test
  void dates_cover_their_start_and_not_their_end() {
    var window = new Dates(NEW_YEAR, NEW_YEAR.plusSeconds(60), "holidays");
    assertThat(window.covers(NEW_YEAR)).isTrue();
    assertThat(window.covers(NEW_YEAR.plusSeconds(59))).isTrue();
    assertThat(window.covers(NEW_YEAR.plusSeconds(60))).isFalse();
    assertThat(window.covers(NEW_YEAR.minusSeconds(1))).isFalse();
    assertThat(window.endsAfter(NEW_YEAR)).contains(NEW_YEAR.plusSeconds(60));
    assertThat(window.endsAfter(NEW_YEAR.plusSeconds(60))).isEmpty();
  }

  @Test
  void dates_that_end_before_they_start_are_none() {
    assertThatThrownBy(() -> new Dates(NEW_YEAR, NEW_YEAR, "holidays"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_weekly_window_is_told_in_its_own_zone() {
    Weekly window = weekly(Set.of(FRIDAY), "16:00", "18:00");
    // In winter Berlin is an hour ahead.
    assertThat(window.covers(Instant.parse("2026-12-04T14:59:59Z"))).isFalse();
    assertThat(window.endsAfter(Instant.parse("2026-12-04T15:00:00Z")))
        .contains(Instant.parse("2026-12-04T17:00:00Z"));
    assertThat(window.covers(Instant.parse("2026-12-05T15:00:00Z"))).isFalse();
    // In summer two.
    assertThat(window.covers(Instant.parse("2026-07-03T14:00:00Z"))).isTrue();
  }

  @Test
  void midnight_as_an_end_is_the_end_of_the_day() {
    Weekly window = weekly(Set.of(FRIDAY), "16:00", "00:00");
    assertThat(window.endsAfter(Instant.parse("2026-12-04T22:59:59Z")))
        .contains(Instant.parse("2026-12-04T23:00:00Z"));
    assertThat(window.covers(Instant.parse("2026-12-04T23:00:00Z"))).isFalse();
  }

  @Test
  void a_weekly_window_may_cross_midnight() {
    Weekly window = weekly(Set.of(FRIDAY), "22:00", "06:00");
    assertThat(window.covers(Instant.parse("2026-12-04T04:00:00Z"))).isFalse();
    assertThat(window.covers(Instant.parse("2026-12-04T21:00:00Z"))).isTrue();
    assertThat(window.endsAfter(Instant.parse("2026-12-05T04:00:00Z")))
        .contains(Instant.parse("2026-12-05T05:00:00Z"));
  }

  @Test
  void an_hour_that_comes_twice_is_frozen_twice() {
    // Clocks are put back at 03:00 summer time, which is 01:00 in Greenwich.
    Weekly window = weekly(Set.of(SUNDAY), "01:00", "02:30");
    assertThat(window.endsAfter(Instant.parse("2026-10-25T00:00:00Z")))
        .contains(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Test
  void a_time_that_clocks_skip_starts_where_they_go_on() {
    Weekly window = weekly(Set.of(SUNDAY), "02:30", "05:00");
    assertThat(window.covers(Instant.parse("2026-03-29T00:59:59Z"))).isFalse();
    assertThat(window.covers(Instant.parse("2026-03-29T01:30:00Z"))).isTrue();
  }

  @Test
  void windows_that_follow_each_other_thaw_after_the_last() {
    Promotion promotion =
        frozen(
            weekly(Set.of(FRIDAY), "16:00", "00:00"),
            weekly(Set.of(SATURDAY, SUNDAY), "00:00", "00:00"),
            new Dates(Instant.parse("2026-12-06T20:00:00Z"), NEW_YEAR, "holidays"));
    Instant friday = Instant.parse("2026-12-04T15:00:00Z");
    assertThat(promotion.thawsAfter(friday)).contains(NEW_YEAR);
    assertThat(promotion.thawsAfter(friday.minusSeconds(1))).contains(friday.minusSeconds(1));
    assertThat(promotion.frozenBy(friday)).map(FreezeWindow::reason).contains("weekend");
    assertThat(promotion.frozenBy(friday.minusSeconds(1))).isEmpty();
  }

  @Test
  void a_freeze_of_every_day_never_thaws() {
    Promotion promotion = frozen(weekly(EnumSet.allOf(DayOfWeek.class), "00:00", "00:00"));
    assertThat(promotion.thawsAfter(NEW_YEAR)).isEmpty();
  }

  @Property
  void a_window_that_covers_a_moment_ends_later_and_covers_all_until_then(
      @ForAll("windows") Weekly window,
      @ForAll("moments") Instant now,
      @ForAll("moments") Instant x) {
    Optional<Instant> end = window.endsAfter(now);
    assertThat(window.covers(now)).isEqualTo(end.isPresent());
    end.ifPresent(
        at -> {
          assertThat(at).isAfter(now);
          long seconds = Duration.between(now, at).toSeconds();
          Instant between = now.plusSeconds(Math.floorMod(x.getEpochSecond(), seconds + 1));
          if (between.isBefore(at)) {
            assertThat(window.covers(between)).isTrue();
          }
        });
  }

  @Property
  void a_window_covers_what_the_clock_on_the_wall_says(
      @ForAll("windows") Weekly window, @ForAll("moments") Instant now) {
    var local = now.atZone(ZoneId.of("UTC"));
    var utc = new Weekly(window.days(), window.from(), window.to(), ZoneId.of("UTC"), "any");
    LocalTime time = local.toLocalTime();
    boolean crosses = !window.to().isAfter(window.from());
    boolean begun = utc.days().contains(local.getDayOfWeek()) && !time.isBefore(window.from());
    boolean before = utc.days().contains(local.getDayOfWeek().minus(1));
    assertThat(utc.covers(now))
        .isEqualTo(
            crosses
                ? begun || before && time.isBefore(window.to())
                : begun && time.isBefore(window.to()));
  }

  @Property
  void a_thaw_is_never_frozen(@ForAll("windows") Weekly window, @ForAll("moments") Instant now) {
    Promotion promotion = frozen(window);
    promotion
        .thawsAfter(now)
        .ifPresent(
            at -> {
              assertThat(at).isAfterOrEqualTo(now);
              assertThat(promotion.frozenBy(at)).isEmpty();
            });
  }

  @Provide
  Arbitrary<Weekly> windows() {
    Arbitrary<LocalTime> times =
        Arbitraries.integers().between(0, 24 * 60 - 1).map(m -> LocalTime.MIN.plusMinutes(m));
    return Combinators.combine(
            Arbitraries.of(DayOfWeek.class).set().ofMinSize(1),
            times,
            times,
            Arbitraries.of("UTC", "Europe/Berlin", "America/Santiago", "Pacific/Kiritimati"))
        .as((days, from, to, zone) -> new Weekly(days, from, to, ZoneId.of(zone), "any"));
  }

  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.longs()
        .between(NEW_YEAR.getEpochSecond(), NEW_YEAR.plus(Duration.ofDays(800)).getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  private static Weekly weekly(Set<DayOfWeek> days, String from, String to) {
    return new Weekly(days, LocalTime.parse(from), LocalTime.parse(to), BERLIN, "weekend");
  }

  private static Promotion frozen(FreezeWindow... windows) {
    return PromotionTest.with(Tier.PRODUCTION, Optional.empty(), windows);
  }
}
