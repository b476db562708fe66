package io.deployguardian.local.demo;

import java.util.Optional;

/** What may name an artifact: it travels in a response header, so only visible ASCII does. */
final class Artifacts {

  private static final int LONGEST = 2048;

  private Artifacts() {}

  static Optional<Problem> problem(String place, String artifact) {
    boolean visible = artifact.chars().allMatch(c -> c > ' ' && c < 127);
    return visible && !artifact.isEmpty() && artifact.length() <= LONGEST
        ? Optional.empty()
        : Optional.of(
            new Problem(
                place, "'" + artifact + "'", "an artifact of 1..2048 visible ASCII characters"));
  }
}
