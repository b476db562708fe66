package io.deployguardian.core.check;

import java.net.URI;
import java.util.Optional;

/** Makes one attempt at one check. */
public interface Probe {

  /**
   * @param base where the release answers; empty where nobody said so, then only absolute locations
   *     can be checked
   * @param privateAllowed whether private, loopback and link-local addresses may be reached
   */
  Attempt attempt(HttpCheck check, Optional<URI> base, boolean privateAllowed);

  /** What one attempt gave. */
  sealed interface Attempt {

    record Held(String found) implements Attempt {}

    /**
     * @param request what was asked, without secrets
     * @param excerpt the beginning of the answer
     * @param again whether another attempt may end differently
     */
    record Broken(String request, String expected, String found, String excerpt, boolean again)
        implements Attempt {}
  }
}
