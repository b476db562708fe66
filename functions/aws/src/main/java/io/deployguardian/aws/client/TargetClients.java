package io.deployguardian.aws.client;

import io.deployguardian.core.rollout.Guarded.Access;
import java.util.Optional;

/** The clients of one service, by where a target is and with whose rights it is touched. */
public interface TargetClients<C> {

  /**
   * @param access empty for the function's own rights
   * @param region the target's
   */
  C of(Optional<Access> access, String region);
}
