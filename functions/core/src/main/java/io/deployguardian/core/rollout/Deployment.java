package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * GitHub's deployment. Its natural order is "newer": creation time at GitHub, then id, never the
 * order of arrival.
 *
 * @param id GitHub's deployment id
 * @param createdAt GitHub's {@code created_at}
 */
public record Deployment(long id, Instant createdAt) implements Comparable<Deployment> {

  private static final Comparator<Deployment> AGE =
      Comparator.comparing(Deployment::createdAt).thenComparingLong(Deployment::id);

  public Deployment {
    Objects.requireNonNull(createdAt, "createdAt");
  }

  @Override
  public int compareTo(Deployment other) {
    return AGE.compare(this, other);
  }

  public boolean isNewerThan(Deployment other) {
    return compareTo(other) > 0;
  }
}
