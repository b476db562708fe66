package io.deployguardian.core.gate.source;

import io.deployguardian.core.plan.Security.Level;
import io.deployguardian.core.plan.Security.Scan;
import io.deployguardian.core.rollout.Subject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What GitHub's scans found. */
@FunctionalInterface
public interface Alerts {

  /** What a scan says of the deployed commit, or of the branch that it is on. */
  Answer<Scanned> of(Subject subject, Scan scan);

  /**
   * @param ran when it last looked; empty if it never did, or is switched off. A scan that watches
   *     all the time, as Dependabot does, looked just now if it is on
   * @param open what nobody fixed or dismissed
   */
  record Scanned(Optional<Instant> ran, List<Finding> open) {

    public static final Scanned NEVER = new Scanned(Optional.empty(), List.of());

    public Scanned {
      Objects.requireNonNull(ran, "ran");
      open = List.copyOf(open);
    }
  }

  /**
   * @param what the package or the rule, never the secret itself
   * @param place the file, with its line where there is one
   * @param url where people read about it
   */
  record Finding(Level level, String what, String place, Optional<URI> url) {

    public Finding {
      Objects.requireNonNull(level, "level");
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(url, "url");
    }
  }
}
