package io.deployguardian.core.notification;

import io.deployguardian.core.rollout.RolloutId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All notices in memory, under the same contract as the table. */
public final class InMemoryNotices implements Notices {

  private final Map<Ref, Notice> notices = new HashMap<>();

  @Override
  public synchronized Optional<Notice> find(RolloutId rollout, Channel channel) {
    return Optional.ofNullable(notices.get(new Ref(rollout, channel)));
  }

  @Override
  public synchronized boolean commit(Notice next) {
    long version = find(next.rollout(), next.channel()).map(Notice::version).orElse(0L);
    if (version != next.version()) {
      return false;
    }
    notices.put(new Ref(next.rollout(), next.channel()), next.written());
    return true;
  }

  @Override
  public synchronized List<Ref> due(Instant now, int limit) {
    return notices.entrySet().stream()
        .filter(entry -> !dueAt(entry.getValue()).isAfter(now))
        .sorted(Comparator.comparing(entry -> dueAt(entry.getValue())))
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Instant dueAt(Notice notice) {
    return notice.status().due().orElse(Instant.MAX);
  }
}
