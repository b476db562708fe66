package io.deployguardian.core.notification;

import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.Event;
import io.deployguardian.core.rollout.EventId;
import io.deployguardian.core.rollout.Inbox;
import io.deployguardian.core.rollout.Origin;
import io.deployguardian.core.rollout.Subject;
import java.time.Instant;
import java.util.Set;

/** Tells people that GitHub won't let us do our work: once a day for each reason. */
record Refusals(Inbox inbox) {

  private static final int DAY = "2026-11-20".length();

  void tell(Channel channel, Subject subject, String why, Instant now) {
    long repository = subject.key().repository();
    String day = now.toString().substring(0, DAY);
    var id =
        new EventId(
            "%d/refused/%s/%s/%s".formatted(repository, word(channel), day, Digest.of(why)));
    var origin = new Origin(id, now, repository, subject.repositoryName(), subject.trace());
    // Told before is as good as told now.
    inbox.take(
        new Event.AccessRefused(origin, "show a rollout in its " + channel.words(), why),
        Set.of(new Claim("fact", id.value(), now)));
  }

  private static String word(Channel channel) {
    return channel.words().replace(' ', '-');
  }
}
