package io.deployguardian.wire.trace;

import io.deployguardian.core.check.Check;
import io.deployguardian.core.check.Place;
import io.deployguardian.core.check.Probe;

/** A probe whose attempts are part of the piece of work that makes them. */
public record TracedProbe(Probe probe) implements Probe {

  @Override
  public Attempt attempt(Check.Probed check, Place place) {
    return Piece.call("check", check.name(), () -> probe.attempt(check, place));
  }
}
