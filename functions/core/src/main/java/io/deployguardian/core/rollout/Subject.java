package io.deployguardian.core.rollout;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * What a rollout is about; all of it is known at registration, but for the URL that a status may
 * bring.
 *
 * @param repositoryName {@code owner/name}, for people; the id in {@code key} is what counts
 * @param baseline the way back: the newest known-good release other than this one, captured at
 *     registration
 * @param url where this very release answers without taking traffic, if the deployment or its
 *     status says so
 * @param trace the W3C trace id (32 hex digits) that every log line and event of this rollout
 *     carries
 */
public record Subject(
    RolloutId id,
    ServiceKey key,
    String repositoryName,
    Deployment deployment,
    Release release,
    Optional<Release> baseline,
    Optional<URI> url,
    String trace) {

  public Subject {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(repositoryName, "repositoryName");
    Objects.requireNonNull(deployment, "deployment");
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(baseline, "baseline");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(trace, "trace");
  }

  /** The same subject with the given way back. */
  public Subject over(Optional<Release> wayBack) {
    return new Subject(id, key, repositoryName, deployment, release, wayBack, url, trace);
  }

  /**
   * The same subject reachable at {@code known}, unless the deployment itself already said where.
   */
  public Subject reachableAt(Optional<URI> known) {
    return url.isPresent()
        ? this
        : new Subject(id, key, repositoryName, deployment, release, baseline, known, trace);
  }

  /**
   * {@code weight} for this release, the rest for the baseline; a first release takes everything.
   */
  Split exposed(Weight weight) {
    return baseline
        .map(old -> Split.between(old, release, weight))
        .orElseGet(() -> Split.allTo(release));
  }

  /** Everything for the baseline; a first release has none and leaves the traffic alone. */
  Optional<Split> unexposed() {
    return baseline.map(Split::allTo);
  }
}
