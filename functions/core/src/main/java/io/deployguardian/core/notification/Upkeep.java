package io.deployguardian.core.notification;

import io.deployguardian.core.notification.Notice.Status;
import io.deployguardian.core.notification.Notice.Told;
import io.deployguardian.core.rollout.Inbox;
import io.deployguardian.core.rollout.Mode;
import io.deployguardian.core.rollout.Pace;
import io.deployguardian.core.rollout.RolloutId;
import io.deployguardian.core.rollout.Subject;
import io.deployguardian.core.rollout.Switches;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps what one channel shows of a rollout equal to what it should show: that is owed as long as
 * it differs. One worker at a time calls, under a lease that it commits before; what it shows is
 * read after that.
 */
final class Upkeep {

  /** Of a lease, in the pace's own: one more call always fits into the last of them. */
  private static final int LEASES = 3;

  private static final int ROUNDS = 16;

  private final Dossiers dossiers;
  private final Notices notices;
  private final Switches switches;
  private final Inbox inbox;
  private final Pace pace;
  private final InstantSource clock;

  Upkeep(
      Dossiers dossiers,
      Notices notices,
      Switches switches,
      Inbox inbox,
      Pace pace,
      InstantSource clock) {
    this.dossiers = dossiers;
    this.notices = notices;
    this.switches = switches;
    this.inbox = inbox;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * @param dossier at least as new as what is to be shown
   * @param isPatient whether what failed is left alone until it is due
   */
  <C extends Content> Kept keep(Dossier dossier, Display<C> display, boolean isPatient) {
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Kept> kept = look(dossier, display, isPatient);
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    throw new IllegalStateException(
        display.channel().words() + " of " + dossier.subject().id() + " moved under each attempt");
  }

  /** Empty if the notice moved meanwhile: read again. */
  private <C extends Content> Optional<Kept> look(
      Dossier dossier, Display<C> display, boolean isPatient) {
    Instant now = clock.instant();
    RolloutId id = dossier.subject().id();
    Optional<Notice> found = notices.find(id, display.channel());
    if (isSettled(found, display.of(dossier))) {
      return Optional.of(Kept.nothing("nothing is owed"));
    }
    Notice notice = found.orElseGet(() -> Notice.first(id, display.channel(), now));
    if (notice.isTaken(now) || isPatient && notice.isBackingOff(now)) {
      // Whoever has it, or takes it up, finds that something newer is owed.
      boolean known = notice.owed() >= dossier.version();
      return Optional.of(Kept.waiting(notice))
          .filter(kept -> known || notices.commit(notice.owing(dossier.version())));
    }
    Optional<String> why = withheld(dossier.subject(), display);
    if (why.isPresent()) {
      return Optional.of(Kept.withheld(why.get()))
          .filter(
              kept ->
                  notice.isWithheld(why.get()) || notices.commit(notice.withheld(why.get(), now)));
    }
    Notice taken = notice.taken(dossier.version(), now, pace.lease().multipliedBy(LEASES));
    return notices.commit(taken) ? Optional.of(work(taken.written(), display)) : Optional.empty();
  }

  /** Without a write: what nobody has in hand and shows what it should, or never has to. */
  private static boolean isSettled(Optional<Notice> found, Optional<? extends Content> wanted) {
    if (found.isEmpty()) {
      return wanted.isEmpty();
    }
    return found.get().status().due().isEmpty() && isShown(found.get(), wanted);
  }

  /** What was told and isn't wanted any more stays as it is. */
  private static boolean isShown(Notice notice, Optional<? extends Content> wanted) {
    return wanted.map(content -> notice.isShowing(content.digest())).orElse(true);
  }

  private <C extends Content> Kept work(Notice taken, Display<C> display) {
    Notice mine = taken;
    for (int round = 0; round < ROUNDS; round++) {
      Dossier dossier = dossiers.of(mine.rollout()).orElseThrow();
      Notice next = attempt(mine, dossier, display);
      if (notices.commit(next)) {
        return Kept.of(next, taken);
      }
      Notice current = notices.find(mine.rollout(), mine.channel()).orElseThrow();
      if (!current.isInTheSameHandsAs(mine)) {
        return Kept.nothing("it took too long, and another worker has it");
      }
      mine = next.under(current);
      if (next.status() instanceof Status.Owed && notices.commit(mine.like(next))) {
        // Not now: what is newer comes with it, later.
        return Kept.of(next, taken);
      }
    }
    return Kept.nothing("it moved on while it was told, and is looked at again");
  }

  private <C extends Content> Notice attempt(Notice mine, Dossier dossier, Display<C> display) {
    Optional<C> wanted = display.of(dossier);
    Instant now = clock.instant();
    if (isShown(mine, wanted)) {
      return mine.settled(now);
    }
    Optional<String> withheld = withheld(dossier.subject(), display);
    if (withheld.isPresent()) {
      return mine.withheld(withheld.get(), now);
    }
    Instant latest = mine.status().due().orElseThrow().minus(pace.lease());
    Answer answer =
        display.show(
            wanted.orElseThrow(),
            mine.told().map(Told::id),
            () -> clock.instant().isBefore(latest));
    return concluded(mine, dossier, wanted.orElseThrow().digest(), answer);
  }

  private Notice concluded(Notice mine, Dossier dossier, String digest, Answer answer) {
    Instant now = clock.instant();
    var backOff = new BackOff(pace);
    int failures = mine.failures();
    return switch (answer) {
      case Answer.Told told ->
          mine.told(new Told(dossier.version(), digest, told.id(), told.url(), now));
      case Answer.Unavailable no -> mine.failed(no.why(), backOff.unavailable(failures, now));
      case Answer.Throttled no ->
          mine.failed(
              "rate limit until " + no.until(), backOff.throttled(failures, no.until(), now));
      case Answer.Refused no -> refused(mine, dossier.subject(), no.why());
      case Answer.Absent none -> refused(mine, dossier.subject(), "it was there, and is gone");
    };
  }

  private Notice refused(Notice mine, Subject subject, String why) {
    Instant now = clock.instant();
    inbox.warnOfRefusal(subject, "show a rollout in its " + mine.channel().words(), why, now);
    return mine.failed(why, new BackOff(pace).refused(mine.failures(), now));
  }

  private Optional<String> withheld(Subject subject, Display<?> display) {
    Mode mode = switches.mode(subject.key());
    if (mode != Mode.GUARDING) {
      return Optional.of("the guardian is " + mode.word());
    }
    return display.place().isPresent() ? Optional.empty() : Optional.of(Notifications.NO_APP);
  }
}
