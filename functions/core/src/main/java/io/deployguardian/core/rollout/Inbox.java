package io.deployguardian.core.rollout;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/** Where facts about a repository go on record: what concerns no rollout, or not yet. */
public interface Inbox {

  /**
   * Records {@code event} for the relay, with the claims (none may exist), in one transaction.
   *
   * @return {@link Committed.Done} without rollouts, or {@link Committed.Duplicate}
   */
  Committed take(Event.OfRepository event, Set<Claim> claims);

  /**
   * Warns, once a day, that GitHub refuses us something, because a person has to do something about
   * it.
   *
   * @param doing what was to be done, in a few words that are the same each time
   * @param why what GitHub said
   */
  default void warnOfRefusal(Origin about, String doing, String why, Instant now) {
    String day = now.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    var id = new EventId(about.repository() + "/refused/" + doing.replace(' ', '-') + "/" + day);
    var origin = new Origin(id, now, about.repository(), about.repositoryName(), about.trace());
    take(new Event.AccessRefused(origin, doing, why), Set.of(new Claim("fact", id.value(), now)));
  }

  /** The same for what was to be done for a rollout. */
  default void warnOfRefusal(Subject about, String doing, String why, Instant now) {
    var origin =
        new Origin(
            new EventId(about.id().value()),
            now,
            about.key().repository(),
            about.repositoryName(),
            about.trace());
    warnOfRefusal(origin, doing, why, now);
  }
}
