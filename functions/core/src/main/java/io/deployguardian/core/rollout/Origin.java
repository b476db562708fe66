package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Objects;

/**
 * What every event of a repository says first: its id, when it happened and which repository it is
 * about.
 *
 * @param at when it happened, by GitHub's word
 * @param repositoryName {@code owner/name}, for people and for GitHub's API; the id is what counts
 */
public record Origin(EventId id, Instant at, long repository, String repositoryName, String trace) {

  public Origin {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(repositoryName, "repositoryName");
    Objects.requireNonNull(trace, "trace");
  }
}
