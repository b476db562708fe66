package io.deployguardian.core.command;

import io.deployguardian.core.rollout.ByHand;
import io.deployguardian.core.rollout.Claim;
import io.deployguardian.core.rollout.RolloutId;
import java.util.Objects;
import java.util.Set;

/**
 * What has to be known to act on somebody's word.
 *
 * @param via where it was written, such as {@code comment 5 on octo-org/shop#218}
 * @param claims go with the decision
 */
public record Instruction(RolloutId rollout, ByHand hand, String via, Set<Claim> claims) {

  public Instruction {
    Objects.requireNonNull(rollout, "rollout");
    Objects.requireNonNull(hand, "hand");
    Objects.requireNonNull(via, "via");
    claims = Set.copyOf(claims);
  }
}
