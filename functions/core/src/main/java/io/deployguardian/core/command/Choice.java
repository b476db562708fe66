package io.deployguardian.core.command;

import io.deployguardian.core.rollout.Recorded;
import java.util.List;

/** Which rollout somebody means. */
sealed interface Choice {

  /**
   * @param rest what they wrote beside its name
   */
  record One(Recorded known, String rest) implements Choice {}

  record Several(List<Recorded> known, String rest) implements Choice {}

  /** They named something that the place isn't about. */
  record NotHere(String named, List<Recorded> known, String rest) implements Choice {}

  /** The place isn't about any rollout. */
  record Nowhere() implements Choice {}
}
