package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Optional;

/** A deployment that nobody asked us to guard: registered, logged once, left alone. */
public record Unguarded(Subject subject, String reason, Instant at) implements Rollout.Reversible {

  @Override
  public Optional<Instant> due() {
    return Optional.empty();
  }

  @Override
  public Optional<Split> desired() {
    return Optional.empty();
  }
}
