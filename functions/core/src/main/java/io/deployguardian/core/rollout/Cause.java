package io.deployguardian.core.rollout;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a rollout is rolled back.
 *
 * @param by the person who asked, where one did
 * @param signalAt when the evidence that led here was observed
 */
public record Cause(Kind kind, String reason, Optional<String> by, Instant signalAt) {

  /** What set the rollback off. */
  public enum Kind {
    SMOKE_TEST_FAILED,
    CANARY_FAILED,
    DEPLOYMENT_FAILED,
    REQUESTED,
    HOLD_EXPIRED,
    TARGET_FAILED,
    NEVER_STARTED
  }

  public Cause {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(signalAt, "signalAt");
  }

  public static Cause of(Kind kind, String reason, Instant signalAt) {
    return new Cause(kind, reason, Optional.empty(), signalAt);
  }

  public static Cause asked(ByHand hand, Instant at) {
    return new Cause(Kind.REQUESTED, hand.reason(), Optional.of(hand.by()), at);
  }
}
