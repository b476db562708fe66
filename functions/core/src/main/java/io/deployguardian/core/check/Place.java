package io.deployguardian.core.check;

import io.deployguardian.core.rollout.Guarded.Binding;
import io.deployguardian.core.rollout.Release;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a suite finds a release, and what it may do there.
 *
 * @param url where the release answers; empty where nobody said so, then only absolute locations
 *     can be checked
 * @param privateAllowed whether private, loopback and link-local addresses may be reached
 * @param target what the guarded map says of it; empty where it says nothing
 * @param bypass with which header the release's own URL is asked
 */
public record Place(
    Optional<URI> url, boolean privateAllowed, Optional<Target> target, Optional<Bypass> bypass) {

  public Place {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(bypass, "bypass");
  }

  /** A release, and what the guarded map binds it to: the only thing that may be invoked. */
  public record Target(Binding binding, Release release) {

    /** Where the guarded map, and nobody else, says that the release answers. */
    public Optional<URI> url() {
      return binding.urlOf(release);
    }
  }
}
