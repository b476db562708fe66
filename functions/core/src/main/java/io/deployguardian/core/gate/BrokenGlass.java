package io.deployguardian.core.gate;

import io.deployguardian.core.rollout.Approval;
import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Gates;
import io.deployguardian.core.rollout.Recorded;
import io.deployguardian.core.rollout.Rollouts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether somebody broke the glass for a commit that was vetoed: the job that GitHub runs again is
 * another deployment, and so another rollout.
 */
record BrokenGlass(Rollouts rollouts, Gates gates) {

  /** Nobody holds it; it marks a word that stands in for the rules. */
  private static final String ROLE = "break glass";

  /** Long enough to run a job again, too short to be forgotten. */
  private static final Duration LASTS = Duration.ofHours(1);

  private static final int SEARCHED = 100;

  static Approval by(ByHand hand, Instant now) {
    return new Approval(hand.by(), ROLE, hand.reason(), now);
  }

  Optional<ByHand> over(Recorded asking, Instant now) {
    return rollouts.newest(SEARCHED).stream()
        .filter(other -> isTheSame(asking, other))
        .flatMap(other -> gates.gate(other.id()).stream())
        .flatMap(gate -> gate.approvals().stream())
        .filter(approval -> approval.role().equals(ROLE))
        .filter(approval -> approval.at().plus(LASTS).isAfter(now))
        .findFirst()
        .map(approval -> new ByHand(approval.by(), approval.via()));
  }

  private static boolean isTheSame(Recorded asking, Recorded other) {
    return other.subject().key().equals(asking.subject().key())
        && other.subject().release().commit().equals(asking.subject().release().commit());
  }
}
