package io.deployguardian.core.canary;

import io.deployguardian.core.rollout.Lease;
import io.deployguardian.core.rollout.Promoting;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Shifting;
import io.deployguardian.core.rollout.Weight;
import java.time.Instant;
import java.util.Optional;

/** A weight that is decided and not confirmed: a stage's or the promotion's. */
record Intent(String effect, Weight weight, Instant since, Lease lease) {

  static Optional<Intent> of(Recorded known) {
    return switch (known.rollout()) {
      case Shifting s ->
          Optional.of(new Intent("traffic-stage-" + s.stage(), s.weight(), s.since(), s.lease()));
      case Promoting p ->
          Optional.of(new Intent("traffic-promotion", Weight.ALL, p.since(), p.lease()));
      default -> Optional.empty();
    };
  }
}
