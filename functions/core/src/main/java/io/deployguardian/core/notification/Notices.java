package io.deployguardian.core.notification;

import io.deployguardian.core.rollout.RolloutId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All notices. */
public interface Notices {

  /** Consistent, as reads by key are. */
  Optional<Notice> find(RolloutId rollout, Channel channel);

  /**
   * Writes {@code next}, whose {@code version} is the one that was read.
   *
   * @return false if it moved since: read again, decide again
   */
  boolean commit(Notice next);

  /**
   * What is due at {@code now}, oldest first; a stale index entry may be among them, so re-read
   * each.
   */
  List<Ref> due(Instant now, int limit);

  /** One notice's name. */
  record Ref(RolloutId rollout, Channel channel) {
    @Override
    public String toString() {
      return channel.words() + " of " + rollout;
    }
  }
}
