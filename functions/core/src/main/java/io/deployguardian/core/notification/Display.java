package io.deployguardian.core.notification;

import java.util.Optional;
import java.util.function.Function;

/**
 * One channel: what it should show of a rollout, and where.
 *
 * @param wanted empty where nothing should be shown
 * @param place empty where no place is configured
 */
record Display<C extends Content>(
    Channel channel, Function<Dossier, Optional<C>> wanted, Optional<? extends Place<C>> place) {

  Optional<C> of(Dossier dossier) {
    return wanted.apply(dossier);
  }

  /**
   * Brings the place up to date: what is known there is changed; else it is looked for by its key,
   * because an answer may have been lost; and only then it is made.
   *
   * @param time asked before each write: whoever was too slow must not, because somebody else may
   *     have done it meanwhile
   */
  Answer show(C content, Optional<String> known, Time time) {
    Place<C> at = place.orElseThrow();
    if (known.isPresent() && at instanceof Place.Changeable<C> changeable) {
      Answer updated = update(changeable, known.get(), content, time);
      if (!(updated instanceof Answer.Absent)) {
        return updated;
      }
    }
    return switch (at.find(content)) {
      case Answer.Absent nothing -> time.isLeft() ? at.create(content) : tooLate();
      case Answer.Told found when at instanceof Place.Changeable<C> changeable ->
          update(changeable, found.id(), content, time);
      case Answer other -> other;
    };
  }

  private static <C> Answer update(Place.Changeable<C> at, String id, C content, Time time) {
    return time.isLeft() ? at.update(id, content) : tooLate();
  }

  private static Answer tooLate() {
    return new Answer.Unavailable("it took too long to look for it");
  }

  /** What is left of a lease. */
  interface Time {

    /** Whether it is enough for one more call. */
    boolean isLeft();
  }
}
